using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What works on the body of an answer, or keeps it.</summary>
internal static class FilterDirectives
{
    private const string EventStream = "text/event-stream";

    public static IEnumerable<DecidingDirective> Explain(EffectiveConfig config) =>
        new[] { Gzip(config), SubFilter(config), Ssi(config), Cache(config), Store(config), Chunked(config) }.OfType<DecidingDirective>();

    private static DecidingDirective? Gzip(EffectiveConfig config)
    {
        var gzip = config.Value("gzip", "off");
        if (!gzip.Is("on"))
        {
            return gzip.IsSet ? gzip.Rated(DirectiveRating.Helps, "Nothing is compressed here, so nothing waits in the compressor.") : null;
        }

        if (!config.Covers("gzip_types", EventStream))
        {
            return gzip.Rated(DirectiveRating.Harmless, "Event streams are not among `gzip_types`, so they are not compressed.");
        }

        return config.Buffers
            ? gzip.Rated(
                DirectiveRating.Harms,
                $"`gzip_types` covers {EventStream}. With buffering on, the compressor keeps everything back, for readers that accept gzip, until the stream ends.",
                "gzip-held", "compressed")
            : gzip.Rated(DirectiveRating.Note, $"`gzip_types` covers {EventStream}. With buffering off every event is flushed through the compressor; it costs memory for each stream.", "compressed");
    }

    private static DecidingDirective? SubFilter(EffectiveConfig config)
    {
        if (config.All("sub_filter") is not [var filter, ..])
        {
            return null;
        }

        var setting = new Setting(filter.Name, filter, "");
        return config.Covers("sub_filter_types", EventStream)
            ? setting.Rated(DirectiveRating.Harms, "It looks for text in event streams too. Where its pattern may begin at the end of an event, that end waits for the next event: every event is one late.", "one-behind")
            : setting.Rated(DirectiveRating.Harmless, "Event streams are not among `sub_filter_types`.");
    }

    private static DecidingDirective? Ssi(EffectiveConfig config)
    {
        var ssi = config.Value("ssi", "off");
        if (!ssi.Is("on"))
        {
            return null;
        }

        return config.Covers("ssi_types", EventStream)
            ? ssi.Rated(DirectiveRating.Harms, "It reads event streams too, and holds the headers back until the first event, also with buffering off.", "headers-held")
            : ssi.Rated(DirectiveRating.Harmless, "Event streams are not among `ssi_types`.");
    }

    private static DecidingDirective? Cache(EffectiveConfig config)
    {
        var cache = config.Value("proxy_cache", "off");
        if (!cache.IsSet)
        {
            return null;
        }

        if (cache.Is("off"))
        {
            return cache.Rated(DirectiveRating.Helps, "No stream is recorded and played to somebody else. It changes nothing about delays.");
        }

        if (!config.Buffers)
        {
            return cache.Rated(DirectiveRating.Harmless, "With buffering off nothing is cached.");
        }

        var forced = config.All("proxy_ignore_headers").Any(one => one.Args.Contains("Cache-Control", StringComparer.OrdinalIgnoreCase));
        return forced
            ? cache.Rated(
                DirectiveRating.Harms,
                "The application's `Cache-Control` is ignored: a later reader may get the recording of an earlier one's stream, and a stream whose reader has left goes on.",
                "cached-replay", "disconnect-unseen")
            : cache.Rated(DirectiveRating.Note, "Only the application's `Cache-Control: no-store` keeps streams out of the cache. `proxy_cache off;` would not depend on it.", "cached-replay", "disconnect-unseen");
    }

    private static DecidingDirective? Store(EffectiveConfig config)
    {
        var store = config.Value("proxy_store", "off");
        return store.IsSet && !store.Is("off")
            ? store.Rated(DirectiveRating.Harms, "Answers are written to files: a stream goes on for the file after its reader has left.", "disconnect-unseen")
            : null;
    }

    private static DecidingDirective? Chunked(EffectiveConfig config)
    {
        var chunked = config.Value("chunked_transfer_encoding", "on");
        if (!chunked.IsSet)
        {
            return null;
        }

        return chunked.Is("off")
            ? chunked.Rated(DirectiveRating.Harms, "It does not make events pass any sooner. It takes away the end mark of the stream, so that a cut looks like an end.")
            : chunked.Rated(DirectiveRating.Harmless, "The default: a stream that was cut can be told from one that has ended.");
    }
}
