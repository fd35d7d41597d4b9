using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>A proxy that does nothing wrong gets no finding, whatever the machine does meanwhile.</summary>
public sealed class HealthyPathTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Noise_of_up_to_20_ms_names_nothing(int seed)
    {
        var verdict = Judged.Verdict(Run.Healthy(seed, noiseMs: seed));

        Assert.Empty(verdict.Findings);
        Assert.Equal(VerdictState.Healthy, verdict.State);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_single_stall_of_half_a_second_names_nothing(int seed)
    {
        var random = new Random(seed);
        var moment = 1500 + (random.NextDouble() * 9000);

        Assert.Empty(Judged.Codes(Run.Through(_ => events => events.Stalled(520, moment), seed) with { StarvedMs = 520 }));
        Assert.Empty(Judged.Codes(Run.Through(_ => events => events.Stalled(520, moment), seed)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Both_cores_busy_name_nothing(int seed)
    {
        var random = new Random(seed);
        double Slice(Arrival _) => random.NextDouble() < 0.15 ? random.NextDouble() * 60 : random.NextDouble() * 4;
        var run = Run.Through(_ => events => events.Late(Slice), seed, noiseMs: 8) with { StarvedMs = 60 + (random.NextDouble() * 60) };

        Assert.Equal((VerdictState.Healthy, 0), (Judged.Verdict(run).State, Judged.Verdict(run).Findings.Count));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_proxy_alone_short_of_time_now_and_then_names_nothing(int seed)
    {
        var random = new Random(seed);
        double Slice(Arrival _) => random.NextDouble() < 0.3 ? random.NextDouble() * 100 : 0.1;

        Assert.Empty(Judged.Codes(Run.Through(_ => events => events.Late(Slice), seed)));
    }

    [Fact]
    public void The_sentence_gives_what_the_proxy_adds_and_the_noise()
    {
        var verdict = Judged.Verdict(Run.Through(_ => events => events.Late(_ => 0.1), noiseMs: 0.01) with { NoiseMs = 0.4 });

        Assert.Equal("Both paths carry the events alike: the proxy adds 0.1 ms (p50), which is less than the noise of 0.4 ms.", verdict.Sentence);
    }

    [Fact]
    public void A_delay_above_the_noise_and_below_the_threshold_is_told_as_it_is()
    {
        var verdict = Judged.Verdict(Run.Through(_ => events => events.Late(_ => 3), noiseMs: 0.01) with { NoiseMs = 0.4 });

        Assert.Equal("Both paths carry the events alike: the proxy adds 3.0 ms (p50); the noise is 0.4 ms.", verdict.Sentence);
    }

    [Fact]
    public void Some_events_less_at_the_beginning_are_no_fault() =>
        Assert.Empty(Judged.Codes(Run.Through(_ => events => events.Skip(2))));

    [Fact]
    public void A_stream_that_began_late_holds_nothing_of_what_was_before_it() =>
        Assert.Empty(Judged.Codes(Run.Through(kind => kind == StreamKind.Small ? events => events.Skip(40) : events => events) with { StarvedMs = 0 }));

    [Fact]
    public void A_proxy_that_drops_an_overlarge_body_is_no_fault() =>
        Assert.Empty(Judged.Codes(Run.Healthy() with { Publishes = [Run.Publish(1_500_000, proxied: Wire.Exchange(413, false))] }));

    [Fact]
    public void A_healthy_foreign_target_gets_no_finding()
    {
        var verdict = Judged.Verdict(Run.Foreign(events => events));

        Assert.Equal((VerdictState.Healthy, 0), (verdict.State, verdict.Findings.Count));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_foreign_target_that_writes_in_bursts_is_healthy(int seed)
    {
        // Five events at once every second, on both paths.
        static IEnumerable<Arrival> Bursts(IEnumerable<Arrival> events) =>
            events.Select(one => one with { AtMs = Wire.RequestMs + 1000 + (Math.Floor((one.Number - 1) / 5.0) * 1000) });
        var written = Bursts(Proxy.Written(200, 100)).ToArray();
        var pair = new StreamPair(null, Wire.Stream(written), Wire.Stream(written.Late(_ => 0.2 + (seed * 0.1))));
        var run = Run.Foreign(events => events) with { Streams = new Dictionary<StreamKind, StreamPair> { [StreamKind.Target] = pair } };

        Assert.Empty(Judged.Codes(run));
    }
}
