using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Limits on the number of streams, and what tells one from the other.</summary>
public sealed class CapacityRuleTests
{
    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public void Streams_refused_until_others_close_are_a_connection_limit(int status)
    {
        var finding = Judged.Only("connection-limit", With(Crowd(8, Wire.Answer(status)), Wire.Answer(status), Served()));

        Assert.Equal(Certainty.Certain, finding.Certainty);
        Assert.Contains("serves 8 of 12 streams opened together", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_refused_until_some_time_has_passed_are_a_request_limit() =>
        Judged.Only("request-limit", With(Crowd(2, Wire.Answer(503)), Served(), null));

    [Fact]
    public void Streams_that_begin_one_after_the_other_wait_in_a_queue() =>
        Assert.Contains("1 requests a second", Judged.Only("headers-late", InQueue(6, 1002)).Title, StringComparison.Ordinal);

    /// <summary>It makes some streams wait, but never so many alike.</summary>
    [Fact]
    public void A_queue_is_told_also_by_a_server_that_stood_still_meanwhile()
    {
        Assert.Contains("4 requests a second", Judged.Only("headers-late", InQueue(12, 250) with { StarvedMs = 400 }).Title, StringComparison.Ordinal);
        Assert.Equal(VerdictState.Inconclusive, Judged.Verdict(InQueue(6, 250) with { StarvedMs = 400 }).State);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_queue_is_told_also_where_each_answer_is_late_by_another_time(int seed)
    {
        var random = new Random(seed);
        var run = InQueue(12, 250);
        run = run with { Parallel = run.Parallel! with { Streams = [.. run.Parallel.Streams.Select(one => Later(one, random.NextDouble() * 150))] } };

        Assert.Contains("requests a second", Judged.Only("headers-late", run with { StarvedMs = 400, AnswersApartMs = 300 }).Title, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Answers_that_are_late_by_chance_are_no_queue(int seed)
    {
        var random = new Random(seed);
        StreamObservation[] streams = [.. Enumerable.Range(0, 12).Select(_ => Wire.Stream(Proxy.Written(200, 100), headersMs: random.NextDouble() * 2_900))];
        var run = InQueue(12, 250) with { Parallel = new ParallelProbe(streams, null, null), StarvedMs = 400, AnswersApartMs = 300 };

        Assert.Equal((VerdictState.Inconclusive, 0), (Judged.Verdict(run).State, Judged.Verdict(run).Findings.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Streams_whose_headers_one_event_released_are_no_queue(double apartMs)
    {
        // Opened one after the other, and answered together, or each when its own first event came.
        StreamObservation[] streams = [.. Enumerable.Range(0, 8).Select(n => Wire.Stream(
            Proxy.Written(200, 100), headersMs: 1000 - (n * (100 - apartMs)), startedAtMs: Wire.RequestMs + (n * 100)))];

        Assert.Empty(Judged.Codes(With(streams, null, null)));
    }

    [Fact]
    public void Streams_that_are_reset_beyond_a_number_are_out_of_connections()
    {
        Judged.Only("out-of-connections", With(Crowd(7, Wire.Ended(StreamEnd.Reset)), null, null));
        Judged.Only("out-of-connections", With(Crowd(7, Wire.Answer(500)), null, null));
    }

    [Fact]
    public void Streams_that_get_502_beyond_a_number_are_a_limit_towards_the_application() =>
        Judged.Only("upstream-limit", With(Crowd(4, Wire.Answer(502)), null, null));

    [Fact]
    public void A_limit_that_refuses_streams_of_the_comparison_is_a_limit_and_no_error_status()
    {
        var run = Run.Healthy();
        foreach (var kind in (StreamKind[])[StreamKind.Small, StreamKind.Large, StreamKind.Idle])
        {
            run = run.With(kind, pair => new StreamPair(pair.IntervalMs, pair.Direct, Wire.Answer(503), pair.Control));
        }

        Judged.Only("connection-limit", run with { Parallel = null });
    }

    [Fact]
    public void Refusals_of_the_application_itself_are_not_the_proxys()
    {
        var refused = Wire.Answer(503, new HeaderField(ProbeHeaders.Marker, "n"));

        Assert.Empty(Judged.Codes(With(Crowd(8, refused), refused, Served())));
    }

    [Fact]
    public void A_limit_explains_what_fails_by_chance_behind_it() => Judged.Only(
        "request-limit",
        With(Crowd(2, Wire.Answer(503)), Served(), null) with { Statuses = [new StatusProbe(401, new ExchangePair(Wire.Exchange(401), Wire.Exchange(503, false)))] });

    /// <summary>So many streams that were opened together and begin so far apart, in milliseconds; those of the comparison had to wait as well.</summary>
    private static RunObservations InQueue(int streams, double stepMs)
    {
        var run = With([.. Enumerable.Range(0, streams).Select(n => Wire.Stream(Proxy.Written(200, 100), headersMs: n == 0 ? 2 : n * stepMs))], null, null);
        var late = 0;
        foreach (var kind in Run.Kinds)
        {
            var ms = 150.0 * late++;
            run = run.With(kind, pair => new StreamPair(pair.IntervalMs, pair.Direct, pair.Proxied with { HeadersAtMs = pair.Proxied.RequestedAtMs + ms + 2 }, pair.Control));
        }

        return run;
    }

    private static StreamObservation Later(StreamObservation stream, double ms) => stream with { HeadersAtMs = stream.HeadersAtMs + ms };

    private static StreamObservation Served() => Wire.Stream(Proxy.Written(200, 100));

    private static StreamObservation[] Crowd(int served, StreamObservation others) =>
        [.. Enumerable.Range(0, 12).Select(n => n < served ? Served() : others)];

    private static RunObservations With(StreamObservation[] streams, StreamObservation? later, StreamObservation? after) =>
        Run.Healthy() with { Parallel = new ParallelProbe(streams, later, after) };
}
