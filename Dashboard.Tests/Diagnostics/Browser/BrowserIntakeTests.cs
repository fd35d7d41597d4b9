using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Browser;
using Dashboard.Server.Diagnostics.Observations;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Diagnostics.Browser;

public sealed class BrowserIntakeTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly BrowserIntake _intake;

    public BrowserIntakeTests() => _intake = new BrowserIntake(
        new BrowserPlan(
            [new BrowserConnection("direct", PathName.Direct, "http://a/", false), new BrowserConnection("direct-events", PathName.Direct, "http://a/", true)],
            10_000, 500, MostEvents: 3),
        _time);

    [Fact]
    public void What_is_reported_becomes_an_observation()
    {
        _intake.Take(Report(
            [State("direct") with { HeadersAtMs = 12, FirstByteAtMs = 13, Status = 200, Protocol = "h2", Headers = [new("content-type", "text/event-stream")] }],
            [new("direct", 1, 100.5, 0, 200), new("direct", 2, 100.5, 0, 200), new("direct", 3, 200, 1, 200)]));

        var (seen, waited) = _intake.Of("direct")!.Value;
        Assert.Equal((12, "2", true, StreamEnd.Open), (seen.HeadersMs!.Value, seen.HttpVersion, seen.IsEventStream, seen.End));
        Assert.Equal([(2, 400), (1, 200)], seen.Reads.Select(read => (read.Events, read.Bytes)));
        Assert.Null(waited);
    }

    [Fact]
    public void An_event_source_that_opened_had_a_stream_though_it_does_not_say_so()
    {
        _intake.Take(Report([State("direct-events") with { HeadersAtMs = 12 }]));

        Assert.True(_intake.Of("direct-events")!.Value.Seen.IsEventStream);
    }

    [Fact]
    public void A_request_without_an_answer_waits_since_its_first_report()
    {
        _intake.Take(Report([State("direct")]));
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(4_000, _intake.Of("direct")!.Value.WaitedMs);
        Assert.Equal(TimeSpan.FromSeconds(4), _intake.Silence);
    }

    [Fact]
    public void What_does_not_fit_the_plan_is_left_out()
    {
        _intake.Take(Report(
            [State("direct"), State("another"), null!],
            [
                new("another", 1, 1, 0, 1), null!, new("direct", 0, 1, 0, 1), new("direct", 1, double.NaN, 0, 1), new("direct", 1, -1, 0, 1),
                new("direct", 1, 1, -1, 1), new("direct", 1, 1, 0, int.MaxValue), new("direct", 7, 1, 0, 1),
            ]));

        Assert.Equal([7], _intake.Of("direct")!.Value.Seen.Events.Select(one => one.Number));
        Assert.Null(_intake.Of("another"));
    }

    [Fact]
    public void Events_beyond_the_limit_are_counted_and_not_kept()
    {
        _intake.Take(Report([State("direct")], [.. Enumerable.Range(1, 5).Select(number => new BrowserEvent("direct", number, number, number, 1))]));

        var seen = _intake.Of("direct")!.Value.Seen;
        Assert.Equal((3, 2), (seen.Events.Count, seen.UnkeptEvents));
    }

    [Fact]
    public void The_last_report_ends_it()
    {
        _intake.Take(Report([]) with { WasHidden = true, StalledMs = 40 });
        _intake.Take(Report([]) with { StalledMs = 20, IsLast = true });

        Assert.Equal((true, true, true, 40), (_intake.IsOver, _intake.HasReported, _intake.WasHidden, _intake.StalledMs));
    }

    private static BrowserConnectionState State(string name) => new(name, 0, null, null, null, null, [], null, null);

    private static BrowserReport Report(IReadOnlyList<BrowserConnectionState> states, IReadOnlyList<BrowserEvent>? events = null) =>
        new(events ?? [], states, 0, false, false, "a browser", false);
}
