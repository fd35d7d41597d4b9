using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What ends a stream, and what notices that it has ended.</summary>
internal static class TimeoutDirectives
{
    /// <summary>This server's streams have a heartbeat every 15 s; below two of them, one that is late cuts the stream.</summary>
    private const double ShortestSilence = 30;

    public static IEnumerable<DecidingDirective> Explain(EffectiveConfig config)
    {
        var read = config.Value("proxy_read_timeout", "60s");
        yield return ConfigTime.Seconds(read.Value) < ShortestSilence
            ? read.Rated(DirectiveRating.Harms, "A stream that is silent for longer is cut, without an end mark. Heartbeats must come at least three times as often; this server's come every 15 s.", "idle-timeout", "upstream-timeout")
            : read.Rated(DirectiveRating.Note, "A stream that is silent for longer is cut, without an end mark. Heartbeats every 15 s, as this server's, keep it open.", "idle-timeout", "upstream-timeout");
        var send = config.Value("send_timeout", "60s");
        if (send.IsSet)
        {
            yield return send.Rated(
                ConfigTime.Seconds(send.Value) < 10 ? DirectiveRating.Harms : DirectiveRating.Note,
                "A reader that takes nothing for that long is cut, also while events come.",
                "cut-while-busy");
        }

        foreach (var other in Others(config))
        {
            yield return other;
        }
    }

    private static IEnumerable<DecidingDirective> Others(EffectiveConfig config)
    {
        var connect = config.Value("proxy_connect_timeout", "60s");
        if (connect.IsSet)
        {
            yield return connect.Rated(DirectiveRating.Helps, "For so long nginx tries to reach an application whose host does not answer.", "upstream-timeout");
        }

        var toApplication = config.Value("proxy_send_timeout", "60s");
        if (toApplication.IsSet)
        {
            yield return toApplication.Rated(DirectiveRating.Harmless, "Between two writes of a request to the application; a stream has none after its request.");
        }

        var abort = config.Value("proxy_ignore_client_abort", "off");
        if (abort.IsSet)
        {
            yield return abort.Is("on")
                ? abort.Rated(DirectiveRating.Harms, "The application is not told that a reader has left: it learns it with its next write, and on a silent stream not at all.", "disconnect-unseen")
                : abort.Rated(DirectiveRating.Helps, "The application learns at once that a reader has left.");
        }

        var shutdown = config.Process("worker_shutdown_timeout", "none");
        if (shutdown.IsSet)
        {
            yield return shutdown.Rated(
                ConfigTime.Seconds(shutdown.Value) < 60 ? DirectiveRating.Harms : DirectiveRating.Note,
                "After a reload, all streams and circuits of the old workers are cut after that time, all at once.",
                "lifetime-limit", "cut-while-busy");
        }

        var reset = config.Value("reset_timedout_connection", "off");
        if (reset.Is("on"))
        {
            yield return reset.Rated(DirectiveRating.Note, "Readers that time out are reset, and lose what was already on its way.", "proxy-resets");
        }
    }
}
