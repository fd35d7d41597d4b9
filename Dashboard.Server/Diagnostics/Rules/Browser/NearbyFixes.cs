using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>What may stand between a server and a browser, and how to tell one from the other.</summary>
internal static class NearbyFixes
{
    private static readonly Fix s_extension = new(
        "Extension",
        "in this browser",
        "Open this page in a private window without extensions, and diagnose again.",
        "Blockers and privacy tools look into requests. If the events come there, switch the extensions off one by one.");

    private static readonly Fix s_serviceWorker = new(
        "Service worker",
        "in the developer tools of this browser, under Application, Service workers",
        "Tick \"Bypass for network\", reload, and diagnose again.",
        "A service worker answers in the place of the network, and may gather what it passes on. This page has one.");

    private static readonly Fix s_vpn = new(
        "VPN or company proxy",
        "in the network settings of this machine",
        "Switch the VPN off or use another network, such as that of a phone, and diagnose again.",
        "Proxies that check content wait until they have some. If the events come there, ask for an exception for this address, or for text/event-stream.");

    private static readonly Fix s_tls = new(
        "HTTPS",
        "at the proxy",
        "listen 443 ssl;\nhttp2 on;",
        "What cannot read a stream cannot gather its events. Only software with a certificate of its own on this machine still can.");

    /// <summary>The one that was recognised first; then from what is nearest to what is far.</summary>
    public static IReadOnlyList<Fix> For(BrowserObservations seen, BrowserPathObservation path)
    {
        var antivirus = new Fix(
            "Antivirus",
            "in a terminal on this machine, while a diagnosis runs",
            $"curl -N '{path.Url.GetLeftPart(UriPartial.Authority)}/sse/demo'",
            "curl has no extensions and no service worker. If its events come together as well, it is the antivirus (its web shield), a VPN or the network; if they come one by one, it is this browser.");
        List<Fix> all = [s_extension, antivirus, s_vpn];
        if (seen.HasServiceWorker)
        {
            all.Insert(0, s_serviceWorker);
        }

        if (Via(seen) is not null)
        {
            all.Remove(s_vpn);
            all.Insert(0, s_vpn);
        }

        return path.Url.Scheme == Uri.UriSchemeHttps ? all : [.. all, s_tls];
    }

    /// <summary>Another address is another way, which the server can try as well.</summary>
    public static Fix OtherAddress(BrowserObservations seen, BrowserPathObservation path) => new(
        path.Url.Authority,
        "on this server: open this address, add the target, and diagnose it from the server",
        $"/diagnostics?direct={seen.Direct.Url.GetLeftPart(UriPartial.Authority)}&proxied={path.Url.GetLeftPart(UriPartial.Authority)}",
        "The server then tests the way that this page came. If it is held back as well, the fault is at that address, and is named with its fix; if not, it is nearer to this browser.");

    /// <summary>What shows who stands there.</summary>
    public static IEnumerable<Evidence> Evidence(BrowserObservations seen)
    {
        if (Via(seen) is { } via)
        {
            yield return new Evidence("Via, only in this browser's answer", null, via);
        }

        yield return BrowserRules.Row(seen, "Protocol in this browser", path => path.Main?.Seen.HttpVersion is { } version ? $"HTTP/{version}" : null);
        if (seen.HasServiceWorker)
        {
            yield return new Evidence("A service worker", "stands before this page", "stands before this page");
        }
    }

    /// <summary>Proxies name themselves there (RFC 9110, section 7.6.3); null where the server's own answer has the same.</summary>
    private static string? Via(BrowserObservations seen) =>
        seen.Proxied.Fetched?.Seen.Header("Via") is { } via && via != seen.Server.Main?.Proxied.Header("Via") ? via : null;
}
