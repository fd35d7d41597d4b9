using Dashboard.Client.Contracts;
using Dashboard.Client.Diagnostics.Comparison;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Comparison;

public sealed class ComparisonSentenceTests
{
    private const string Buffering =
        "Look at response buffering first: nginx/sse.conf has the lines for nginx (proxy_buffering off). Reload the proxy, start afresh here, and send test events again.";

    private static readonly PathComparison s_held = Comparisons.Healthy with { HeldBack = 3, LongestHeldMs = 2_500 };

    [Fact]
    public void Where_the_direct_path_is_bad_as_well_nothing_is_said_about_the_proxy() => AssertSentence(
        s_held with
        {
            Direct = Comparisons.Direct with { State = FeedState.Gone, Trouble = "The connection was cut." },
            Proxied = Comparisons.Proxied with { State = FeedState.Gone, Trouble = "The answer was 502 Bad Gateway." },
        },
        ComparisonTone.Trouble,
        "The direct connection failed: The connection was cut.",
        "As long as the direct path is bad as well, nothing can be said about the proxy.");

    [Fact]
    public void Without_a_proxy_there_is_nothing_to_compare() => AssertSentence(
        Comparisons.Healthy with { Proxied = null },
        ComparisonTone.Waiting,
        "No proxy is configured, so there is nothing to compare with.",
        "Name its address with --Diagnostics:ProxiedUrl http://127.0.0.1:8080, or start both with ./run.sh.");

    [Fact]
    public void A_proxy_that_cannot_be_reached_is_told() => AssertSentence(
        s_held with
        {
            Proxied = Comparisons.Proxied with { State = FeedState.Gone, Trouble = "Nothing listens at that address (connection refused)." },
        },
        ComparisonTone.Trouble,
        "The proxied connection failed: Nothing listens at that address (connection refused).",
        "Start the proxy: ./run.sh starts nginx with nginx/nginx.conf. The connection comes back by itself.");

    [Fact]
    public void Events_that_are_held_back_come_before_those_that_came_late() => AssertSentence(
        s_held with { Difference = new PathStatistics(20, 4_000, 5_000, 6_000) },
        ComparisonTone.Trouble,
        "The proxy holds back 3 events: the oldest arrived directly 2.50 s ago and is still missing. Those that came were late by 4.00 s (p50).",
        Buffering);

    [Fact]
    public void One_event_that_is_held_back_is_enough() => AssertSentence(
        Comparisons.Waiting with { HeldBack = 1, LongestHeldMs = 25.1 },
        ComparisonTone.Trouble,
        "The proxy holds back 1 event: the oldest arrived directly 25.1 ms ago and is still missing.",
        Buffering);

    [Fact]
    public void Events_that_come_late_are_told_with_how_many_came_at_once() => AssertSentence(
        Comparisons.Healthy with
        {
            Difference = new PathStatistics(20, 2_000, 3_900, 4_100),
            Proxied = Comparisons.Proxied with { EventsPerRead = 6.67 },
        },
        ComparisonTone.Trouble,
        "Through the proxy events arrive 2.00 s later (p50; at most 4.10 s), 6.7 in one read.",
        Buffering);

    [Fact]
    public void A_difference_within_the_noise_is_none() => AssertSentence(
        Comparisons.Healthy with { NoiseMs = 0.12 },
        ComparisonTone.Good,
        "Both paths deliver as it happens: over 20 events the proxied path cannot be told from the direct one (p50 0.12 ms, noise 0.12 ms).",
        null);

    [Fact]
    public void A_proxied_path_that_seems_faster_within_the_noise_is_not() => AssertSentence(
        Comparisons.Healthy with { Difference = new PathStatistics(20, -0.1, 0.3, 0.9), NoiseMs = 0.12 },
        ComparisonTone.Good,
        "Both paths deliver as it happens: over 20 events the proxied path cannot be told from the direct one (p50 -0.10 ms, noise 0.12 ms).",
        null);

    [Fact]
    public void A_small_difference_above_the_noise_is_what_the_proxy_costs() => AssertSentence(
        Comparisons.Healthy,
        ComparisonTone.Good,
        "Both paths deliver as it happens: the proxy adds 0.12 ms (p50; p95 0.30 ms; noise 0.05 ms) over 20 events.",
        null);

    [Fact]
    public void Without_noise_the_difference_stands_for_itself() => AssertSentence(
        Comparisons.Healthy with { Difference = new PathStatistics(1, 0.12, 0.12, 0.12), NoiseMs = null },
        ComparisonTone.Good,
        "Both paths deliver as it happens: over 1 event the difference is 0.12 ms (p50); a few more will tell it from noise.",
        null);

    [Fact]
    public void Before_the_first_event_there_is_nothing_to_say() => AssertSentence(
        Comparisons.Waiting, ComparisonTone.Waiting, "No event has been seen on both paths yet.", "Publish something, or send test events.");

    [Theory]
    [InlineData(25, null, ComparisonTone.Good)]
    [InlineData(25.1, null, ComparisonTone.Trouble)]
    [InlineData(25.1, 6.2, ComparisonTone.Trouble)]
    [InlineData(39.9, 10.0, ComparisonTone.Good)]
    [InlineData(40, 10.0, ComparisonTone.Good)]
    [InlineData(40.1, 10.0, ComparisonTone.Trouble)]
    public void A_delay_is_one_above_25_ms_and_above_four_times_the_noise(double milliseconds, double? noise, ComparisonTone tone)
    {
        var late = Comparisons.Healthy with { Difference = new PathStatistics(20, milliseconds, milliseconds, milliseconds), NoiseMs = noise };
        var held = Comparisons.Healthy with { HeldBack = 1, LongestHeldMs = milliseconds, NoiseMs = noise };

        Assert.Equal((tone, tone), (ComparisonSentence.Of(late).Tone, ComparisonSentence.Of(held).Tone));
    }

    private static void AssertSentence(PathComparison comparison, ComparisonTone tone, string text, string? advice) =>
        Assert.Equal(new ComparisonSentence(tone, text, advice), ComparisonSentence.Of(comparison));
}
