using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Which proxy answered, by what it writes into headers (RFC 9110, sections 7.6.3 and 10.2.4). HAProxy and Traefik write
/// nothing, so an unknown proxy is often one of these.
/// </summary>
internal static class ProxyIdentity
{
    private static readonly (string Word, ProxyKind Kind)[] s_words =
    [
        ("nginx", ProxyKind.Nginx),
        ("openresty", ProxyKind.Nginx),
        ("tengine", ProxyKind.Nginx),
        ("haproxy", ProxyKind.HaProxy),
        ("caddy", ProxyKind.Caddy),
        ("traefik", ProxyKind.Traefik),
        ("envoy", ProxyKind.Envoy),
        ("cloudflare", ProxyKind.Cloudflare),
        ("awselb", ProxyKind.AwsAlb),
        ("microsoft-iis", ProxyKind.Iis),
        ("apache", ProxyKind.Apache),
    ];

    /// <summary>The proxy in front of the application; unknown where the answers do not say.</summary>
    public static ProxyKind Of(RunObservations seen)
    {
        var own = Servers(Direct(seen)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Servers(Proxied(seen)).Where(value => !own.Contains(value)).Concat(Vias(seen)).Select(KindOf).OfType<ProxyKind>()
            .Append(ProxyKind.Unknown)
            .First();
    }

    /// <summary>Its name at the beginning of a sentence: "nginx", "HAProxy", "The proxy".</summary>
    public static string Name(RunObservations seen) => Of(seen) is var kind and not ProxyKind.Unknown ? NameOf(kind) : "The proxy";

    /// <summary>What people call it.</summary>
    public static string NameOf(ProxyKind kind) => kind switch
    {
        ProxyKind.Nginx => "nginx",
        ProxyKind.HaProxy => "HAProxy",
        ProxyKind.Iis => "IIS with ARR",
        ProxyKind.AwsAlb => "AWS ALB",
        ProxyKind.Application => "the application",
        ProxyKind.Unknown => "the proxy",
        _ => kind.ToString(),
    };

    /// <summary>How many proxies the request went through, as far as they say so; at least 1.</summary>
    public static int Hops(RunObservations seen)
    {
        string?[] lists = [seen.Echo?.ProxiedSaw?.Header("Via"), seen.Echo?.ProxiedSaw?.Header("X-Forwarded-For"), seen.Main?.Proxied.Header("Via")];
        return Math.Max(1, lists.Max(list => list?.Split(',', StringSplitOptions.RemoveEmptyEntries).Length ?? 0));
    }

    private static ProxyKind? KindOf(string text) =>
        s_words.Where(word => text.Contains(word.Word, StringComparison.OrdinalIgnoreCase)).Select(word => (ProxyKind?)word.Kind).FirstOrDefault();

    private static IEnumerable<string> Servers(IEnumerable<HeaderField> headers) =>
        headers.Where(field => field.Name.Equals("Server", StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);

    private static IEnumerable<string> Vias(RunObservations seen) =>
        Proxied(seen).Concat(seen.Echo?.ProxiedSaw?.Headers ?? [])
            .Where(field => field.Name.Equals("Via", StringComparison.OrdinalIgnoreCase))
            .Select(field => field.Value)
            .Concat(Proxied(seen).Any(field => field.Name.Equals("X-Envoy-Upstream-Service-Time", StringComparison.OrdinalIgnoreCase)) ? ["envoy"] : []);

    private static IEnumerable<HeaderField> Direct(RunObservations seen) =>
        [.. seen.Main?.Direct.Headers ?? [], .. seen.Echo?.Direct.Headers ?? []];

    private static IEnumerable<HeaderField> Proxied(RunObservations seen) =>
    [
        .. seen.Main?.Proxied.Headers ?? [],
        .. seen.Echo?.Proxied.Headers ?? [],
        .. seen.Streams.Values.SelectMany(pair => pair.Proxied.Headers),
    ];
}
