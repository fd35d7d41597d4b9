using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Events that the server gets at once, and this browser late or together.</summary>
internal static class BrowserHeldRule
{
    public const string HeldCode = "browser-held";

    public static Finding? Judge(BrowserObservations seen)
    {
        var held = seen.Tried
            .Select(path => (Path: path, Delivery: BrowserComparison.DeliveryOf(seen, path)))
            .Where(one => IsServed(one.Path) && BrowserComparison.IsHeld(seen, one.Delivery))
            .ToArray();
        if (held.Length == 0)
        {
            return null;
        }

        var (path, delivery) = held[^1];
        var unknown = path is { Path: PathName.Proxied, IsKnown: false };
        return new Finding(
            HeldCode,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"On {BrowserRules.Subject([.. held.Select(one => one.Path)])} {HeldWords.Of(delivery!)} here, while the server got each at once",
            "The server has read the same events through the proxy at the same time, one by one. What gathers them stands behind that proxy, on the way to this browser: software on this machine that looks into the traffic, a proxy of the network, or another hop in front of the proxy."
                + (unknown ? $" This page came by {path.Url.Authority}, which is not the address that the server tests: whatever answers there is the first to look at." : ""),
            [
                BrowserRules.Row(seen, "Held back, p50, in this browser", one => Typical(BrowserComparison.DeliveryOf(seen, one))),
                new Evidence("Held back, p50, at the server", null, Typical(Delivery.OfMain(seen.Server))),
                BrowserRules.Row(seen, "Events that came together", one => Together(BrowserComparison.DeliveryOf(seen, one))),
                .. NearbyFixes.Evidence(seen),
            ],
            Excluded(seen, held.Length),
            unknown ? [NearbyFixes.OtherAddress(seen, path), .. NearbyFixes.For(seen, path)] : NearbyFixes.For(seen, path),
            "Diagnose again from this browser: each event arrives by itself.");
    }

    /// <summary>Whether the request is on its way or was answered with the stream: what never left is not held back, nor what was refused.</summary>
    private static bool IsServed(BrowserPathObservation path) =>
        path.Main is { HasFailed: false } main && (main.ReachedApplication || main.WaitedMs is null) && (main.Seen.Status is null || main.Seen.IsEventStream);

    private static List<LookAlike> Excluded(BrowserObservations seen, int held)
    {
        var all = new List<LookAlike>
        {
            new("the proxy that the server tests", "it let the same events pass to the server one by one"),
            new("a busy page", $"it never stood still for longer than {Figures.Time(seen.StalledMs)}"),
        };
        if (!seen.HasServiceWorker)
        {
            all.Add(new LookAlike("a service worker", "none stands between this page and the network"));
        }

        if (held == 1 && seen.Direct.Main is { Seen.Events.Count: >= Delivery.FewestEvents })
        {
            all.Add(new LookAlike("something that slows this browser as a whole", "its other path got each event at once"));
        }

        return all;
    }

    private static string? Typical(Delivery? delivery) =>
        delivery is null ? null : delivery.IsSilent ? "nothing came" : Figures.Time(delivery.Spread.P50);

    private static string? Together(Delivery? delivery) =>
        delivery is null || delivery.Releases.Count == 0 ? null : $"{delivery.EventsPerRelease:0.#}";
}
