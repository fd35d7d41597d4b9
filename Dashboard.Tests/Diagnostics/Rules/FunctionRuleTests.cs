using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Everything beside the stream itself.</summary>
public sealed class FunctionRuleTests
{
    [Fact]
    public void Events_missing_after_a_reconnect_through_the_proxy_alone_are_a_gap() =>
        Assert.Contains("21 events went missing", Judged.Only("resume-gap", Run.Healthy() with { Resume = Run.Resume(21, 0) }).Title, StringComparison.Ordinal);

    [Fact]
    public void Events_twice_after_a_reconnect_through_the_proxy_alone_are_doubled() =>
        Judged.Only("resume-doubled", Run.Healthy() with { Resume = Run.Resume(0, 6) });

    [Fact]
    public void A_recording_is_told_by_events_older_than_the_request()
    {
        var again = Wire.Stream([.. Enumerable.Range(1, 20).Select(n => new Arrival(n, 20_000, 100))], startedAtMs: 19_999, sentOffsetMs: 8000);

        Assert.Contains("20 events up to 8.0 s old", Judged.Only("cached-replay", Run.Healthy() with { Again = again }).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_is_told_by_the_mark_of_an_earlier_answer()
    {
        var run = Run.Healthy();
        var again = Wire.Stream([]).With(ProbeHeaders.Marker, run.Stream(StreamKind.Small)!.Proxied.Header(ProbeHeaders.Marker)!);

        Assert.Equal(Certainty.Certain, Judged.Only("cached-replay", run with { Again = again }).Certainty);
    }

    [Fact]
    public void Events_that_a_buffer_holds_are_no_recording()
    {
        var again = Wire.Stream([.. Enumerable.Range(1, 20).Select(n => new Arrival(n, 20_000, 100))], startedAtMs: 11_000, sentOffsetMs: 8000);

        Assert.Empty(Judged.Codes(Run.Healthy() with { Again = again }));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(502)]
    [InlineData(null)]
    public void A_handshake_that_gets_no_101_is_blocked(int? status) => Judged.Only(
        "websocket-blocked",
        Run.Healthy() with { WebSocket = new ExchangePair(Wire.Exchange(101), Wire.Exchange(status, end: status is null ? StreamEnd.NoAnswer : StreamEnd.Clean)) });

    [Fact]
    public void A_status_that_changes_on_the_way_is_rewritten()
    {
        var finding = Judged.Only("errors-rewritten", WithStatus(Wire.Exchange(200, false)));

        Assert.Equal(FindingSeverity.Fault, finding.Severity);
        Assert.Contains("turns the application's 401 into 200", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_changes_on_the_way_is_a_risk() =>
        Assert.Equal(FindingSeverity.Risk, Judged.Only("errors-rewritten", WithStatus(Wire.Exchange(401, false))).Severity);

    [Fact]
    public void A_publish_that_does_not_get_through_is_blocked() =>
        Judged.Only("publish-blocked", Run.Healthy() with { Publishes = [Run.Publish(200, Wire.Exchange(403, false), 0), Run.Publish(60_000, Wire.Exchange(403, false), 0)] });

    [Theory]
    [InlineData(60_000, FindingSeverity.Fault)]
    [InlineData(900_000, FindingSeverity.Risk)]
    public void A_size_that_the_proxy_refuses_is_a_limit(int bytes, FindingSeverity severity) => Assert.Equal(
        severity,
        Judged.Only("body-limit", Run.Healthy() with { Publishes = [Run.Publish(200), Run.Publish(bytes, Wire.Exchange(413, false), 0)] }).Severity);

    [Fact]
    public void A_publish_that_arrives_twice_is_doubled() =>
        Judged.Only("publish-doubled", Run.Healthy() with { Publishes = [Run.Publish(200, received: 2)] });

    [Fact]
    public void A_reader_whose_leaving_goes_unnoticed_behind_nginx_is_a_risk_and_else_advice()
    {
        var run = Run.Healthy() with { Disconnect = new DisconnectProbe(0.4, null, 1500) };
        var unknown = run with
        {
            Streams = run.Streams.ToDictionary(one => one.Key, one => new StreamPair(
                one.Value.IntervalMs, one.Value.Direct, one.Value.Proxied with { Headers = [.. one.Value.Proxied.Headers.Where(field => field.Name != "Server")] }, one.Value.Control)),
        };

        Assert.Equal(FindingSeverity.Risk, Judged.Only("disconnect-unseen", run).Severity);
        Assert.Equal(FindingSeverity.Advice, Judged.Only("disconnect-unseen", unknown).Severity);
        Assert.Empty(Judged.Codes(run with { Disconnect = new DisconnectProbe(1_100, null, 1500) }));
    }

    [Theory]
    [InlineData("*, *")]
    [InlineData("https://a.example, *")]
    public void A_permission_that_stands_there_twice_is_doubled(string value)
    {
        var run = Run.Healthy().With(StreamKind.Small, pair => new StreamPair(
            200, pair.Direct.With("Access-Control-Allow-Origin", "*"), pair.Proxied.With("Access-Control-Allow-Origin", value), pair.Control));

        Judged.Only("cors-doubled", run);
    }

    private static RunObservations WithStatus(ExchangeObservation proxied) => Run.Healthy() with
    {
        Statuses = [new StatusProbe(401, new ExchangePair(Wire.Exchange(401), proxied)), new StatusProbe(404, new ExchangePair(Wire.Exchange(404), Wire.Exchange(404)))],
    };
}
