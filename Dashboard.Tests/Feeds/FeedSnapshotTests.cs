using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Feeds;

/// <summary>The state that follows from what the connection was like.</summary>
public sealed class FeedSnapshotTests
{
    private static readonly FeedOptions s_options = new();

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Before_the_first_answer_a_feed_is_connecting() => Assert.Equal(FeedState.Connecting, State(new FeedSnapshot()));

    [Fact]
    public void A_first_request_that_takes_long_is_still_connecting()
    {
        var waiting = new FeedSnapshot { UnderWay = true, RequestedAt = _time.GetTimestamp() };
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(FeedState.Connecting, State(waiting));
    }

    [Fact]
    public void A_first_request_that_failed_leaves_no_connection() =>
        Assert.Equal(FeedState.Gone, State(new FeedSnapshot { Trouble = "The host name is not known." }));

    [Fact]
    public void A_lost_connection_is_gone_until_the_next_one_has_its_headers() =>
        Assert.Equal(FeedState.Gone, State(Connected() with { Connected = false, UnderWay = true }));

    [Theory]
    [InlineData(0, 0, FeedState.Live)]
    [InlineData(20, 20, FeedState.Live)]
    [InlineData(20.001, 20.001, FeedState.Stale)]
    [InlineData(0, 60, FeedState.Live)]
    [InlineData(0, 60.001, FeedState.Quiet)]
    [InlineData(20, 3600, FeedState.Quiet)]
    [InlineData(20.001, 3600, FeedState.Stale)]
    public void A_connection_is_as_good_as_its_last_byte_and_its_last_notification_are_new(
        double byteAge, double notificationAge, FeedState expected)
    {
        _time.Advance(TimeSpan.FromHours(2));
        var now = _time.GetTimestamp();
        var snapshot = Connected() with { LastByteAt = Before(now, byteAge), LastNotificationAt = Before(now, notificationAge) };

        Assert.Equal(expected, State(snapshot));
        Assert.Equal(TimeSpan.FromSeconds(byteAge), snapshot.Silence(_time));
    }

    private FeedSnapshot Connected()
    {
        var now = _time.GetTimestamp();
        return new FeedSnapshot { Connected = true, UnderWay = true, HeadersAt = now, LastByteAt = now, LastNotificationAt = now };
    }

    private FeedState State(FeedSnapshot snapshot) => snapshot.State(_time, s_options);

    private long Before(long now, double seconds) => now - (long)(seconds * _time.TimestampFrequency);
}
