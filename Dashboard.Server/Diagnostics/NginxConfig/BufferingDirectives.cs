using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What decides whether events pass as they come.</summary>
internal static class BufferingDirectives
{
    public static IEnumerable<DecidingDirective> Explain(EffectiveConfig config)
    {
        yield return Buffering(config);
        yield return HttpVersion(config);
        if (config.All("proxy_ignore_headers").FirstOrDefault(one => one.Args.Contains("X-Accel-Buffering", StringComparer.OrdinalIgnoreCase)) is { } ignore)
        {
            yield return Written(ignore).Rated(
                config.Buffers ? DirectiveRating.Harms : DirectiveRating.Harmless,
                config.Buffers
                    ? "The application's `X-Accel-Buffering: no`, which would switch buffering off for its streams, is not heard."
                    : "The application's `X-Accel-Buffering: no` is not heard, and need not be: buffering is off.",
                config.Buffers ? ["another-hop-buffers"] : []);
        }

        foreach (var size in Sizes(config).Where(one => one.IsSet))
        {
            yield return size.Rated(
                config.Buffers ? DirectiveRating.Note : DirectiveRating.Harmless,
                config.Buffers
                    ? "The size of the blocks in which events are held. Another size makes them smaller or larger, and does not end the holding."
                    : "With buffering off it only limits how large the headers of an answer may be.");
        }

        if (config.All("proxy_pass_header").FirstOrDefault(one => IsAccelBuffering(one.First)) is { } pass)
        {
            yield return Written(pass).Rated(DirectiveRating.Helps, "Hands the application's `X-Accel-Buffering: no` on, so that an nginx in front hears it too.");
        }

        if (Tls(config) is { } tls)
        {
            yield return tls;
        }
    }

    private static Setting Written(NginxDirective directive) => new(directive.Name, directive, "");

    private static IEnumerable<Setting> Sizes(EffectiveConfig config) =>
        [config.Value("proxy_buffer_size", "4k|8k"), config.Value("proxy_buffers", "8 4k|8k"), config.Value("proxy_busy_buffers_size", "8k|16k")];

    private static bool IsAccelBuffering(string name) => string.Equals(name, "X-Accel-Buffering", StringComparison.OrdinalIgnoreCase);

    private static DecidingDirective Buffering(EffectiveConfig config)
    {
        var setting = config.Value("proxy_buffering", "on");
        if (!config.Buffers)
        {
            return setting.Rated(DirectiveRating.Helps, "Every event is passed on as it comes. This alone makes a stream live.");
        }

        var how = config.SpeaksHttp10 switch
        {
            true => "With HTTP/1.0 to the application, nothing is passed on until a buffer is full: events come in blocks, the headers with the first block.",
            false => "With HTTP/1.1 to the application, the headers wait for the first event, and an event larger than a buffer is one event late.",
            null => "Up to nginx 1.29.6 events then come in blocks; from 1.29.7 on the headers wait for the first event, and large events are one event late.",
        };
        var heard = config.IgnoresAccelBuffering
            ? ""
            : " Streams whose application answers with `X-Accel-Buffering: no`, as this server's do, are spared.";
        return setting.Rated(
            DirectiveRating.Harms, how + heard,
            "block-buffering", "headers-held", "large-events-held", "gzip-held", "tls-record-buffer");
    }

    private static DecidingDirective HttpVersion(EffectiveConfig config)
    {
        var setting = config.Value("proxy_http_version", NginxVersion.SpeaksHttp11(config.Version) switch
        {
            true => "1.1",
            false => "1.0",
            null => "1.0 up to nginx 1.29.6, 1.1 from 1.29.7 on",
        });
        return config.SpeaksHttp10 switch
        {
            true => setting.Rated(
                DirectiveRating.Note,
                "HTTP/1.0 to the application: connections are not kept, and a stream that a crash has cut looks like one that has ended.",
                "http-1.0-upstream"),
            false => setting.Rated(DirectiveRating.Helps, "Frames the stream in chunks, so that nginx notices when the application crashes; with buffering on it does not make events pass."),
            null => setting.Rated(DirectiveRating.Note, "Not set, so the version of nginx decides. Writing `proxy_http_version 1.1;` makes both alike.", "http-1.0-upstream"),
        };
    }

    private static DecidingDirective? Tls(EffectiveConfig config)
    {
        var setting = config.Value("ssl_buffer_size", "16k");
        var tls = config.Listen.Tls || config.Value("ssl", "off").Is("on");
        if (!tls)
        {
            return setting.IsSet ? setting.Rated(DirectiveRating.Harmless, "This port does not speak TLS.") : null;
        }

        return config.Buffers
            ? setting.Rated(
                DirectiveRating.Note,
                "With buffering on, readers on HTTP/1.1 over TLS get events only when a record of this size is full; HTTP/2 does not show it. A smaller size shrinks the blocks, `proxy_buffering off` ends them.",
                "tls-record-buffer")
            : setting.Rated(DirectiveRating.Harmless, "With buffering off every event goes out in a record of its own.");
    }
}
