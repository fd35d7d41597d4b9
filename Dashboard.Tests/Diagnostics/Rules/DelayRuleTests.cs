using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Each way in which events come late is told apart from the others that look alike.</summary>
public sealed class DelayRuleTests
{
    private static readonly double[] s_stalls = [2000, 7000];

    [Theory]
    [InlineData(1024, "1 KB")]
    [InlineData(4096, "4 KB")]
    [InlineData(16384, "16 KB")]
    [InlineData(65536, "64 KB")]
    public void A_buffer_that_fills_is_block_buffering_with_its_size(int buffer, string size)
    {
        var finding = Judged.Only("block-buffering", Buffered(buffer));

        Assert.Equal((FindingSeverity.Fault, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.Contains($"until {size} have gathered", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_says_how_many_events_came_together_and_after_what_time()
    {
        var finding = Judged.Only("block-buffering", Buffered(4096));

        Assert.Matches("^nginx holds events back until 4 KB have gathered: [34][0-9] events arrived together after [78][.][0-9] s$", finding.Title);
    }

    [Fact]
    public void A_buffer_that_nothing_fills_is_block_buffering()
    {
        var run = Buffered(1_000_000);
        var silent = run with { Streams = run.Streams.ToDictionary(one => one.Key, one => Silenced(one.Value)) };

        var finding = Judged.Only("block-buffering", silent);

        Assert.Equal(Certainty.Likely, finding.Certainty);
        Assert.Contains("none of 55 events arrived within 11", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_our_own_streams_get_through_it_is_a_risk()
    {
        var run = Run.Through(kind => kind == StreamKind.Unbuffered ? events => events : events => events.Gathered(4096));

        var finding = Judged.Only("block-buffering", run);

        Assert.Equal((FindingSeverity.Risk, Certainty.Certain), (finding.Severity, finding.Certainty));
        Assert.EndsWith("(the streams of this server ask not to be buffered, and get through)", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_streams_do_not_count_as_getting_through_before_enough_of_them_was_seen()
    {
        var run = Buffered(4096).With(StreamKind.Unbuffered, pair => Silenced(
            new StreamPair(pair.IntervalMs, pair.Direct with { Events = [.. pair.Direct.Events.Take(4)] }, pair.Proxied, pair.Control)));

        Assert.Equal(FindingSeverity.Fault, Judged.Only("block-buffering", run).Severity);
    }

    [Fact]
    public void Two_proxies_that_name_themselves_and_hold_all_are_another_hop()
    {
        var echo = Run.Echo();
        echo = echo with { ProxiedSaw = echo.ProxiedSaw! with { Headers = [.. echo.ProxiedSaw.Headers, new HeaderField("X-Forwarded-For", "10.0.0.1, 10.0.0.2")] } };

        Judged.Only("another-hop-buffers", Buffered(4096) with { Echo = echo });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stream_that_only_compression_holds_is_gzip(bool silent)
    {
        var run = Run.Through(kind => kind == StreamKind.Uncompressed ? events => events : silent ? _ => [] : events => events.Gathered(6000));
        if (silent)
        {
            run = run with { Streams = run.Streams.ToDictionary(one => one.Key, one => one.Key == StreamKind.Uncompressed ? one.Value : Silenced(one.Value)) };
        }

        Assert.Equal("gzip-held", Judged.Codes(run)[0]);
        Assert.DoesNotContain("block-buffering", Judged.Codes(run));
    }

    [Fact]
    public void Compression_that_holds_nothing_is_advice()
    {
        var run = Run.Healthy().With(StreamKind.Small, pair => new StreamPair(200, pair.Direct, pair.Proxied.With("Content-Encoding", "gzip"), pair.Control));

        Assert.Equal(FindingSeverity.Advice, Judged.Only("compressed", run).Severity);
    }

    [Fact]
    public void Events_that_wait_for_the_next_one_at_every_size_are_one_behind() =>
        Judged.Only("one-behind", Run.Through(_ => events => events.OneBehind()));

    [Fact]
    public void Large_events_that_wait_for_the_next_one_and_small_ones_that_do_not_are_large_events_held()
    {
        var finding = Judged.Only("large-events-held", Run.Through(kind => kind == StreamKind.Large ? events => events.OneBehind() : events => events));

        Assert.Equal(FindingSeverity.Fault, finding.Severity);
        Assert.Contains("events of 6,000 bytes wait 250 ms", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_falls_behind_until_it_is_cut_is_rate_limited()
    {
        var run = Run.Through(_ => events => events.Throttled(4096)).With(StreamKind.Fast, pair =>
            new StreamPair(40, pair.Direct, pair.Proxied.EndedAt(3000, StreamEnd.Cut), pair.Control));

        Judged.Only("rate-limited", run);
    }

    [Fact]
    public void Writes_that_wait_200_ms_for_more_are_coalescing() =>
        Judged.Only("coalescing-delay", Run.Through(_ => events => events.Corked()));

    [Fact]
    public void Writes_that_wait_are_coalescing_also_where_large_ones_go_at_once() =>
        Judged.Only("coalescing-delay", Run.Through(kind => kind == StreamKind.Large ? events => events : events => events.Corked()));

    [Fact]
    public void A_limit_too_low_for_the_fast_stream_shows_in_the_slow_one() =>
        Assert.Equal("rate-limited", Judged.Codes(Run.Through(_ => events => events.Throttled(300, 1000)))[0]);

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(600)]
    public void The_same_delay_for_every_event_is_constant_latency(double ms)
    {
        var random = new Random(3);

        var finding = Judged.Only("constant-latency", Run.HeadersAt(Run.Through(_ => events => events.Late(_ => ms + (random.NextDouble() * 3))), ms + 3));

        Assert.Contains($"takes {ms:0} ms longer", finding.Title.Replace($"{ms + 1:0} ms", $"{ms:0} ms", StringComparison.Ordinal).Replace($"{ms + 2:0} ms", $"{ms:0} ms", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Another_delay_for_every_event_is_jitter(int seed)
    {
        var random = new Random(seed);

        Judged.Only("jitter", Run.Through(_ => events => events.Late(_ => random.NextDouble() * 100), seed));
    }

    [Fact]
    public void Events_that_grow_older_and_older_are_rate_limited()
    {
        var finding = Judged.Only("rate-limited", Run.Through(_ => events => events.Throttled(5000)));

        Assert.Matches("lets 4[.][789] KB a second through", finding.Title);
    }

    [Fact]
    public void A_limit_that_lets_something_through_each_two_seconds_is_rate_limited() => Judged.Only(
        "rate-limited", Run.Through(kind => events => kind is StreamKind.Fast or StreamKind.Large ? events.Throttled(4096, burstMs: 2000) : events));

    [Fact]
    public void A_limit_on_the_rate_of_what_is_buffered_is_rate_limited() =>
        Assert.Equal("rate-limited", Judged.Codes(Run.Through(_ => events => events.Gathered(4096).Throttled(5000)))[0]);

    [Fact]
    public void Two_stalls_are_stalls() => Judged.Only("stalls", Run.Through(_ => events => events.Stalled(1000, s_stalls)));

    [Fact]
    public void Stalls_shorter_than_what_this_server_itself_stood_still_are_not_named() =>
        Assert.Empty(Judged.Codes(Run.Through(_ => events => events.Stalled(450, s_stalls)) with { StarvedMs = 600 }));

    [Fact]
    public void Blocks_over_TLS_whose_chunks_are_events_are_a_TLS_record()
    {
        var run = Buffered(16_384, chunksAreEvents: true) with { IsProxiedOverTls = true };

        Judged.Only("tls-record-buffer", run);
    }

    [Fact]
    public void Blocks_over_TLS_that_HTTP2_does_not_have_are_a_TLS_record_for_certain()
    {
        var run = Buffered(16_384, chunksAreEvents: true) with { IsProxiedOverTls = true };
        var live = Run.Healthy().Stream(StreamKind.Small)!;

        var finding = Judged.Only("tls-record-buffer", run with { Streams = new Dictionary<StreamKind, StreamPair>(run.Streams) { [StreamKind.OverHttp2] = live } });

        Assert.Equal(Certainty.Certain, finding.Certainty);
    }

    [Fact]
    public void Blocks_over_TLS_whose_chunks_are_buffers_are_block_buffering() =>
        Judged.Only("block-buffering", Buffered(4096) with { IsProxiedOverTls = true });

    [Fact]
    public void Blocks_without_TLS_are_block_buffering_though_the_chunks_are_events() =>
        Judged.Only("block-buffering", Buffered(16_384, chunksAreEvents: true));

    [Fact]
    public void Foreign_targets_are_judged_by_what_they_show_and_with_less_certainty()
    {
        Assert.True(Judged.Only("block-buffering", Run.Foreign(events => events.Gathered(1500))).Certainty < Certainty.Certain);
        Assert.True(Judged.Only("one-behind", Run.Foreign(events => events.OneBehind())).Certainty < Certainty.Certain);
        Assert.True(Judged.Only("constant-latency", Run.Foreign(events => events.Late(_ => 80))).Certainty < Certainty.Certain);
    }

    private static RunObservations Buffered(int bytes, bool chunksAreEvents = false)
    {
        var run = Run.Through(_ => events => events.Gathered(bytes));
        return run with
        {
            Streams = run.Streams.ToDictionary(one => one.Key, one => Blocked(one.Value, bytes, chunksAreEvents)),
        };
    }

    /// <summary>The headers come with the first block; a buffer's chunks are as long as the buffer.</summary>
    private static StreamPair Blocked(StreamPair pair, int bytes, bool chunksAreEvents)
    {
        if (pair.Proxied.Events.Count == 0)
        {
            return Silenced(pair);
        }

        var releases = pair.Proxied.Reads.Count;
        int[] chunks = chunksAreEvents ? [.. pair.Proxied.ChunkLengths] : [bytes - 109, .. Enumerable.Repeat(bytes, releases - 1)];
        var proxied = pair.Proxied with { HeadersAtMs = pair.Proxied.Events[0].AtMs, ChunkLengths = chunks };
        return new StreamPair(pair.IntervalMs, pair.Direct, proxied, pair.Control);
    }

    private static StreamPair Silenced(StreamPair pair) => new(pair.IntervalMs, pair.Direct, Wire.Silent(), pair.Control);
}
