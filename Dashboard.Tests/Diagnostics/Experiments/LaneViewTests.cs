using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Experiments;

public sealed class LaneViewTests
{
    private static readonly StreamObservation s_seen = new()
    {
        Url = "https://example.org/sse/a?access_token=hush",
        StartedAtMs = 100,
        ConnectedAtMs = 101,
        TlsAtMs = 104,
        RequestedAtMs = 105,
        HeadersAtMs = 110,
        FirstByteAtMs = 111,
        Headers = [new("Content-Type", "text/event-stream"), new("Set-Cookie", "id=hush"), new("X-Api-Key", "hush")],
        Events = [.. Enumerable.Range(1, 10).Select(number => new ObservedEvent(number, "", 120 + number, number / 2, 50, null, null))],
        End = StreamEnd.Cut,
        Status = 200,
    };

    [Fact]
    public void What_grants_access_does_not_leave() =>
        Assert.DoesNotContain("hush", string.Join(' ', Lane().Headers.Select(field => field.Value)) + Lane().Url, StringComparison.Ordinal);

    [Fact]
    public void Times_count_from_the_step_before() =>
        Assert.Equal((1, 3, 5, 6, 16), (Lane().ConnectMs, Lane().TlsMs, Lane().HeadersMs, Lane().FirstByteMs, Lane().FirstEventMs));

    [Fact]
    public void The_newest_events_are_shown() =>
        Assert.Equal([7, 8, 9, 10], Lane(mostEvents: 4).Events.Select(one => one.Number));

    [Fact]
    public void Events_are_counted_by_the_reads_that_completed_any() => Assert.Equal(10.0 / 6, Lane().EventsPerRead, 3);

    [Fact]
    public void The_end_is_told_in_words() => Assert.Equal("cut in the middle", Lane().End);

    [Fact]
    public void An_open_connection_has_no_end() => Assert.Null(LaneView.Of(PathName.Direct, s_seen with { End = StreamEnd.Open }, 10).End);

    private static DiagnosisLane Lane(int mostEvents = 100) => LaneView.Of(PathName.Direct, s_seen, mostEvents);
}
