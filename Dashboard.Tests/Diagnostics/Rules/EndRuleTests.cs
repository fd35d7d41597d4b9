using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Streams that end too soon, and who ended them.</summary>
public sealed class EndRuleTests
{
    [Fact]
    public void A_silent_stream_that_is_cut_while_busy_ones_live_is_an_idle_timeout()
    {
        var finding = Judged.Only("idle-timeout", Cut(Run.Healthy(), [StreamKind.Idle], _ => 5500));

        Assert.Equal(FindingSeverity.Fault, finding.Severity);
        Assert.Contains("after 3.0 s of silence", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Events_that_a_buffer_held_when_the_silent_stream_was_cut_are_counted()
    {
        var run = Run.Healthy().With(StreamKind.Idle, pair => new StreamPair(200, pair.Direct, Wire.Stream([]).ByNginx().EndedAt(5500, StreamEnd.Cut), pair.Control));

        Assert.Contains("after 3.0 s of silence", Judged.Only("idle-timeout", run).Title, StringComparison.Ordinal);
        Assert.Contains("8 events that it still held went down with it", Judged.Only("idle-timeout", run).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, FindingSeverity.Risk)]
    [InlineData(60_000, FindingSeverity.Advice)]
    public void A_measured_timeout_is_weighed_against_the_heartbeat(double silenceMs, FindingSeverity severity)
    {
        var idle = Run.Healthy().Stream(StreamKind.Idle)!;
        var probe = new IdleProbe(idle.Direct, idle.Proxied.EndedAt(idle.Proxied.Events[^1].AtMs + silenceMs, StreamEnd.Cut), 130_000);

        var finding = Judged.Only("idle-timeout", Run.Healthy() with { Idle = probe });

        Assert.Equal(severity, finding.Severity);

        // What is well is not to be mended: the lines to copy would be those that are there.
        Assert.Equal(severity == FindingSeverity.Advice, finding.Fixes.Count == 0);
    }

    [Fact]
    public void Busy_streams_cut_at_one_moment_are_cut_while_busy() =>
        Judged.Only("cut-while-busy", Cut(Run.Healthy(), Run.Kinds, _ => 6000));

    [Fact]
    public void Busy_streams_that_end_at_the_same_age_have_a_limit_of_life()
    {
        var run = Run.Healthy();
        var started = 0.0;
        foreach (var kind in Run.Kinds)
        {
            var late = started += 50;
            run = run.With(kind, pair => new StreamPair(pair.IntervalMs, pair.Direct, pair.Proxied with { StartedAtMs = late, RequestedAtMs = late, HeadersAtMs = late + 2 }, pair.Control));
        }

        Assert.Contains("at the age of 10.0 s", Judged.Only("lifetime-limit", Cut(run, Run.Kinds, pair => pair.Proxied.RequestedAtMs!.Value + 10_000)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_that_end_on_both_paths_are_not_the_proxy()
    {
        var run = Run.Healthy().With(StreamKind.Small, pair => new StreamPair(200, pair.Direct.EndedAt(6000, StreamEnd.Reset), pair.Proxied.EndedAt(6002, StreamEnd.Cut), pair.Control));

        var verdict = Judged.Verdict(run);

        Assert.Equal((VerdictState.NotTheProxy, 0), (verdict.State, verdict.Findings.Count));
        Assert.Equal("It is not the proxy, or not the proxy alone: the direct stream was cut at the same moment.", verdict.Sentence);
    }

    [Fact]
    public void A_silent_stream_that_ends_on_both_paths_is_no_idle_timeout() =>
        Assert.Empty(Judged.Codes(Run.Healthy().With(StreamKind.Idle, pair =>
            new StreamPair(200, pair.Direct.EndedAt(5500, StreamEnd.Clean), pair.Proxied.EndedAt(5500, StreamEnd.Clean), pair.Control))));

    private static RunObservations Cut(RunObservations run, StreamKind[] kinds, Func<StreamPair, double> atMs) =>
        kinds.Aggregate(run, (changed, kind) => changed.With(kind, pair =>
            new StreamPair(pair.IntervalMs, pair.Direct, pair.Proxied.EndedAt(atMs(pair), StreamEnd.Cut), pair.Control)));
}
