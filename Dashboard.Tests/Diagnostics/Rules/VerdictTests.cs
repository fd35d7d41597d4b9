using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>The answer where it is not simply the first finding.</summary>
public sealed class VerdictTests
{
    [Fact]
    public void An_application_that_answers_503_on_both_paths_is_not_the_proxy()
    {
        var verdict = Judged.Verdict(Direct(Wire.Answer(503), Wire.Answer(503)));

        Assert.Equal(VerdictState.NotTheProxy, verdict.State);
        Assert.Equal("The direct path is bad as well, so it is not the proxy: the application answers 503.", verdict.Sentence);
        Assert.Empty(verdict.Findings);
    }

    [Fact]
    public void An_application_that_does_not_answer_behind_a_proxy_that_says_502_is_not_the_proxy() =>
        Assert.Equal(VerdictState.NotTheProxy, Judged.Verdict(Direct(Wire.Ended(StreamEnd.ConnectionRefused), Wire.Answer(502))).State);

    [Fact]
    public void A_direct_address_that_fails_alone_leaves_nothing_to_compare_with() =>
        Assert.Equal(VerdictState.Inconclusive, Judged.Verdict(Direct(Wire.Ended(StreamEnd.ConnectionRefused), Wire.Stream(Proxy.Written(200, 100)))).State);

    [Fact]
    public void Events_that_are_late_on_the_direct_path_are_not_the_proxy()
    {
        var run = Run.Healthy().With(StreamKind.Small, pair =>
            new StreamPair(200, pair.Direct with { Events = [.. pair.Direct.Events.Select(one => one with { SentAtMs = one.AtMs - 700 })] }, pair.Proxied, pair.Control));

        Assert.Equal("It is not the proxy, or not the proxy alone: the direct stream delivers its events 700 ms late.", Judged.Verdict(run).Sentence);
    }

    [Fact]
    public void Blocks_on_the_direct_path_are_not_the_proxy()
    {
        var blocks = Wire.Stream(Proxy.Written(200, 100).Gathered(1000));

        Assert.Equal(VerdictState.NotTheProxy, Judged.Verdict(Run.Healthy().With(StreamKind.Small, _ => new StreamPair(200, blocks, blocks))).State);
    }

    [Fact]
    public void Too_much_noise_is_no_verdict_and_says_so()
    {
        var verdict = Judged.Verdict(Run.Healthy() with { NoiseMs = 140 });

        Assert.Equal(VerdictState.Inconclusive, verdict.State);
        Assert.StartsWith("This server was too busy to judge: two direct connections differ by 140 ms", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Delays_that_this_server_may_have_made_itself_are_no_verdict()
    {
        var random = new Random(5);
        var run = Run.Through(_ => events => events.Late(_ => random.NextDouble() * 100)) with { StarvedMs = 400 };

        var verdict = Judged.Verdict(run);

        Assert.Equal((VerdictState.Inconclusive, 0), (verdict.State, verdict.Findings.Count));
        Assert.Contains("did not get to run for 400 ms", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Late_headers_that_this_server_may_have_made_itself_are_no_verdict()
    {
        var verdict = Judged.Verdict(Run.HeadersAt(Run.Healthy(), 400) with { StarvedMs = 300 });
        var uneven = Judged.Verdict(Run.HeadersAt(Run.Healthy(), 650) with { AnswersApartMs = 900 });

        Assert.Equal((VerdictState.Inconclusive, 0), (verdict.State, verdict.Findings.Count));
        Assert.Contains("did not get to run for 300 ms", verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal((VerdictState.Inconclusive, 0), (uneven.State, uneven.Findings.Count));
        Assert.Contains("direct answers took up to 900 ms longer than others", uneven.Sentence, StringComparison.Ordinal);
        Assert.Equal(VerdictState.Inconclusive, Judged.Verdict(Run.Healthy() with { AnswersApartMs = 900 }).State);
        Assert.Equal(VerdictState.Healthy, Judged.Verdict(Run.Healthy() with { AnswersApartMs = 300 }).State);
    }

    [Fact]
    public void A_run_that_was_stopped_at_once_is_no_verdict() =>
        Assert.Equal(VerdictState.Inconclusive, Judged.Verdict(new RunObservations { IsOurs = true }).State);

    [Fact]
    public void A_quiet_foreign_target_is_no_verdict()
    {
        var verdict = Judged.Verdict(Run.Foreign(events => events) with
        {
            Streams = new Dictionary<StreamKind, StreamPair> { [StreamKind.Target] = new(null, Wire.Stream([new Arrival(1, 900, 80)]), Wire.Stream([new Arrival(1, 900, 80)])) },
        });

        Assert.Equal("Too little came to compare: 1 event directly and 1 through the proxy.", verdict.Sentence);
    }

    [Fact]
    public void Faults_come_before_risks_and_both_before_advice()
    {
        var run = Run.Through(kind => kind == StreamKind.Unbuffered ? events => events : events => events.Gathered(4096)) with
        {
            WebSocket = new ExchangePair(Wire.Exchange(101), Wire.Exchange(200)),
            Echo = Run.Echo(field => field.Name == "Host" ? field with { Value = "app" } : field),
        };

        var verdict = Judged.Verdict(run);

        Assert.Equal(["websocket-blocked", "block-buffering", "host-changed"], verdict.Findings.Select(one => one.Code));
        Assert.Equal(verdict.Findings[0].Title + ".", verdict.Sentence);
    }

    [Fact]
    public void Advice_alone_leaves_a_path_healthy() =>
        Assert.Equal(VerdictState.Healthy, Judged.Verdict(Run.Healthy() with { Echo = Run.Echo(version: "1.0") }).State);

    [Fact]
    public void A_forbidden_address_is_no_fault_of_the_proxy() =>
        Assert.Equal(VerdictState.Inconclusive, Judged.Verdict(Run.Answering(Wire.Ended(StreamEnd.AddressForbidden))).State);

    private static RunObservations Direct(StreamObservation direct, StreamObservation proxied) =>
        Run.Healthy() with { Streams = new Dictionary<StreamKind, StreamPair> { [StreamKind.Small] = new(200, direct, proxied) } };
}
