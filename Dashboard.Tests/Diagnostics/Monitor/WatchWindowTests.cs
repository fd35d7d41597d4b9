using Dashboard.Server.Diagnostics.Monitor;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Monitor;

public sealed class WatchWindowTests
{
    [Fact]
    public void What_waited_for_a_new_connection_is_no_delay_of_the_proxy()
    {
        var direct = Seen(0, Enumerable.Range(1, 8).Select(number => Event(number, 5000 * number)));
        var reopened = Seen(22_000, Enumerable.Range(1, 8).Select(number => Event(number, Math.Max(22_001, (5000 * number) + 0.2))));

        var window = WatchWindow.Of(new StreamPair(5000, direct, reopened), 24);

        Assert.Equal([5, 6, 7, 8], window.Holds.Select(hold => hold.Number));
        Assert.All(window.Holds, hold => Assert.InRange(hold.Ms, 0.1, 0.3));
        Assert.Empty(window.Missing);
    }

    [Fact]
    public void The_latest_events_count_and_the_first_of_the_connection()
    {
        var direct = Seen(0, Enumerable.Range(1, 60).Select(number => Event(number, 5000 * number)));

        var window = WatchWindow.Of(new StreamPair(5000, direct, direct, direct), 3);

        Assert.Equal([1, 58, 59, 60], window.Holds.Select(hold => hold.Number));
        Assert.Equal(4, window.Noise.Count);
    }

    private static StreamObservation Seen(double askedMs, IEnumerable<ObservedEvent> events) =>
        new() { Url = "http://127.0.0.1/", StartedAtMs = askedMs, RequestedAtMs = askedMs, Status = 200, Events = [.. events] };

    private static ObservedEvent Event(long number, double atMs) => new(number, $"s-{number}", atMs, (int)number, 200, atMs, null);
}
