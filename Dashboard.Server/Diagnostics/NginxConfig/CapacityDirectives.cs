using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>How many streams there can be, and where they go.</summary>
internal static class CapacityDirectives
{
    /// <summary>nginx's default; with two connections a stream it is a few hundred streams for each worker.</summary>
    private const int FewConnections = 512;

    public static IEnumerable<DecidingDirective> Explain(EffectiveConfig config) => [.. Workers(config), .. Upstream(config), .. Http2(config)];

    private static IEnumerable<DecidingDirective> Workers(EffectiveConfig config)
    {
        if (!config.KnowsMain)
        {
            yield break;
        }

        var connections = config.Process("worker_connections", "512");
        yield return connections.Rated(
            int.TryParse(connections.Value, out var most) && most <= FewConnections ? DirectiveRating.Harms : DirectiveRating.Note,
            "For each worker. A stream holds two, the reader's and the application's, for as long as it lives; beyond them new readers are cut off without an answer.",
            "out-of-connections", "proxy-resets");
        var files = config.Process("worker_rlimit_nofile", "the limit of the account");
        if (files.IsSet)
        {
            yield return files.Rated(DirectiveRating.Note, "Descriptors for each worker; every connection is one. It should be at least worker_connections.", "out-of-connections");
        }
    }

    private static IEnumerable<DecidingDirective> Upstream(EffectiveConfig config)
    {
        if (config.Upstream() is not { } upstream)
        {
            yield break;
        }

        foreach (var limited in upstream.Inside.Where(one => one.Is("server") && one.Args.Any(arg => arg.StartsWith("max_conns=", StringComparison.Ordinal))))
        {
            yield return new Setting("server", limited, "").Rated(DirectiveRating.Note, "`max_conns`: every stream counts for as long as it is open; beyond it readers get 502.", "upstream-limit");
        }

        if (upstream.Inside.FirstOrDefault(one => one.Is("keepalive")) is { } keep)
        {
            yield return new Setting(keep.Name, keep, "").Rated(DirectiveRating.Helps, "Idle connections to the application that are kept: a new request need not wait for one.");
        }

        var several = upstream.Inside.Count(one => one.Is("server")) > 1;
        var stays = upstream.Inside.FirstOrDefault(one => one.Name is "ip_hash" or "hash" or "sticky");
        if (stays is not null)
        {
            yield return new Setting(stays.Name, stays, "").Rated(DirectiveRating.Helps, "A reader stays with one server of the upstream, as circuits need.");
        }
        else if (several)
        {
            yield return new Setting("upstream", upstream, "").Rated(
                DirectiveRating.Note,
                "Several servers in turn: a circuit must stay on its server (`ip_hash`, or a `hash` over a cookie), and a stream that comes back may meet another one.",
                "websocket-blocked", "resume-gap", "resume-doubled");
        }
    }

    private static IEnumerable<DecidingDirective> Http2(EffectiveConfig config)
    {
        var written = config.ServerLevel.FirstOrDefault(one => one.Is("listen") && one.Args.Contains("http2", StringComparer.Ordinal));
        var http2 = written is not null ? new Setting("listen", written, "") : config.Value("http2", "off");
        if (written is not null || http2.Is("on"))
        {
            yield return http2.Rated(DirectiveRating.Helps, "A browser's streams share one connection, so that its limit of six for each host does not count.");
        }
        else if (config.Listen.Tls)
        {
            yield return http2.Rated(DirectiveRating.Note, "Over HTTP/1.1 a browser opens at most six connections to a host: the seventh stream waits.");
        }
    }
}
