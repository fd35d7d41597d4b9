using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Server.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Diagnostics;

public sealed class LatencyLedgerTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(s_noon);
    private readonly LatencyLedger _ledger;
    private long _read;

    public LatencyLedgerTests() => _ledger = new LatencyLedger(capacity: 3, _time);

    [Fact]
    public void Arrivals_are_matched_by_their_ids_whatever_their_order()
    {
        Arrive(_ledger.Direct, "a", afterMs: 1);
        Arrive(_ledger.Direct, "b", afterMs: 2);
        Arrive(_ledger.Proxied, "b", afterMs: 5);
        Arrive(_ledger.Proxied, "a", afterMs: 9);

        Assert.Equal(
            [("b", 2, 5, 3), ("a", 1, 9, 8)],
            _ledger.Samples(null).Select(one => (one.Id, one.Direct!.LatencyMs, one.Proxied!.LatencyMs, one.DifferenceMs!.Value)));
        Assert.Equal([2L, 1L], _ledger.Samples(null).Select(one => one.Sequence));
    }

    [Fact]
    public void A_sample_says_what_was_published_and_how_it_came()
    {
        Arrive(_ledger.Direct, "a", afterMs: 1);
        _read--;
        Arrive(_ledger.Direct, "b", afterMs: 1);

        Assert.Equal(
            new PathSample(1, "a", "ops", "title of a", s_noon, new PathArrival(1, 1, 2), null, null),
            _ledger.Samples(null)[1]);
    }

    [Fact]
    public void The_proxied_path_may_be_the_first()
    {
        Arrive(_ledger.Proxied, "a", afterMs: 2);
        Arrive(_ledger.Direct, "a", afterMs: 6);

        Assert.Equal(-4, Assert.Single(_ledger.Samples(null)).DifferenceMs);
    }

    [Fact]
    public void A_jump_of_the_wall_clock_between_two_arrivals_does_not_show_in_the_difference()
    {
        var stamp = _time.GetTimestamp();
        var wall = new JumpedClock(_time);
        var ledger = new LatencyLedger(3, wall);
        ledger.Arrived(ledger.Direct, Event(stamp), Published("a"));
        wall.Offset = TimeSpan.FromHours(-1);
        ledger.Arrived(ledger.Proxied, Event(stamp + Ticks(7)), Published("a"));

        Assert.Equal(7, Assert.Single(ledger.Samples(null)).DifferenceMs);
    }

    [Fact]
    public void Only_the_newest_samples_are_held_and_no_lane_remembers_more()
    {
        foreach (var id in (string[])["a", "b", "c", "d", "e"])
        {
            Arrive(_ledger.Direct, id, afterMs: 1);
            Arrive(_ledger.Proxied, id, afterMs: 2);
            Arrive(_ledger.Control, id, afterMs: 3);
        }

        Assert.Equal(["e", "d", "c"], _ledger.Samples(null).Select(one => one.Id));
        LaneArrivals[] lanes = [_ledger.Direct, _ledger.Proxied, _ledger.Control];
        Assert.All(lanes, lane => Assert.Equal((null, null), (lane.Find("a"), lane.Find("b"))));
        Assert.All(lanes, lane => Assert.NotNull(lane.Find("c")));
    }

    [Fact]
    public void What_came_again_after_a_reconnect_is_one_sample_with_its_first_arrival()
    {
        Arrive(_ledger.Direct, "a", afterMs: 1);
        Arrive(_ledger.Direct, "a", afterMs: 500);

        Assert.Equal(1, Assert.Single(_ledger.Samples(null)).Direct!.LatencyMs);
    }

    [Fact]
    public void Held_back_is_what_the_proxied_connection_could_have_brought_and_did_not()
    {
        var proxied = Requested(_time.GetTimestamp());
        _time.Advance(TimeSpan.FromSeconds(1));
        Arrive(_ledger.Direct, "a", afterMs: 1_000);
        _time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal(4_000, Assert.Single(_ledger.Samples(proxied)).HeldMs);
        Arrive(_ledger.Proxied, "a", afterMs: 5_000);
        Assert.Null(Assert.Single(_ledger.Samples(proxied)).HeldMs);
    }

    [Fact]
    public void Nothing_is_held_back_by_a_request_that_came_too_late_or_has_ended()
    {
        var early = Requested(_time.GetTimestamp());
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Arrive(_ledger.Direct, "a", afterMs: 900);
        _time.Advance(TimeSpan.FromSeconds(10));
        var late = Requested(_time.GetTimestamp());
        var ended = early with { RequestedAt = early.RequestedAt - Ticks(60_000), UnderWay = false };
        _time.Advance(TimeSpan.FromSeconds(10));

        FeedSnapshot?[] lanes = [null, early, late, ended];
        Assert.All(lanes, lane => Assert.Null(Assert.Single(_ledger.Samples(lane)).HeldMs));
    }

    [Fact]
    public void A_connection_that_resumes_owes_what_came_before_its_request()
    {
        Arrive(_ledger.Direct, "a", afterMs: 0);
        _time.Advance(TimeSpan.FromSeconds(10));
        var resumed = Requested(_time.GetTimestamp()) with { LastEventId = "3f9a-1" };
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(3_000, Assert.Single(_ledger.Samples(resumed)).HeldMs);
    }

    [Fact]
    public void What_has_not_come_directly_either_is_not_held_back_by_the_proxy()
    {
        var proxied = Requested(_time.GetTimestamp() - Ticks(60_000));
        Arrive(_ledger.Control, "a", afterMs: 0);
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Null(Assert.Single(_ledger.Samples(proxied)).HeldMs);
    }

    [Fact]
    public void Noise_is_what_two_direct_connections_differ_by_in_either_direction()
    {
        var ledger = new LatencyLedger(100, _time);
        int[] distances = [1, -2, 3, -40, 5];
        for (var number = 0; number < distances.Length; number++)
        {
            Assert.Null(ledger.NoiseMs());
            var id = $"{number}";
            ledger.Arrived(ledger.Direct, Event(_time.GetTimestamp() + Ticks(100)), Published(id));
            ledger.Arrived(ledger.Control, Event(_time.GetTimestamp() + Ticks(100 + distances[number])), Published(id));
            ledger.Arrived(ledger.Proxied, Event(_time.GetTimestamp() + Ticks(9_000)), Published(id));
        }

        Assert.Equal(40, ledger.NoiseMs());
    }

    /// <summary>The fake clock stamps in the ticks of a time span.</summary>
    private static long Ticks(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds).Ticks;

    private void Arrive(LaneArrivals lane, string id, double afterMs) =>
        _ledger.Arrived(lane, Event(StampAtNoon() + Ticks(afterMs)), Published(id));

    private FeedEvent Event(long readAt) => new(1, new ServerSentEvent("message", "", ""), ++_read, readAt);

    /// <summary>The stamp of the moment at which everything here is published.</summary>
    private long StampAtNoon() => _time.GetTimestamp() - (_time.GetUtcNow() - s_noon).Ticks;

    private static FeedSnapshot Requested(long at) => new() { UnderWay = true, RequestedAt = at };

    private static Notification Published(string id) =>
        new() { Id = id, Stream = "ops", Severity = Severity.Info, Title = $"title of {id}", PublishedAt = s_noon };

    /// <summary>A wall clock that can be wrong, beside a monotonic one that is not.</summary>
    private sealed class JumpedClock(FakeTimeProvider time) : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Offset;

        public override long GetTimestamp() => time.GetTimestamp();
    }
}
