using Dashboard.Client.Feeds;
using Dashboard.Client.Live.Rows;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Live.Rows;

public sealed class ReconnectionsTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_connection_that_is_back_tells_for_how_long_nothing_came()
    {
        var reconnections = new Reconnections(_time);
        var first = Connected();
        Assert.Null(reconnections.Observe(new FeedSnapshot()));
        Assert.Null(reconnections.Observe(first));
        Assert.Null(reconnections.Observe(first with { Connected = false, Trouble = "gone" }));

        _time.Advance(TimeSpan.FromSeconds(42));
        var second = Connected();
        var at = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((TimeSpan.FromSeconds(42), at), reconnections.Observe(second));
        Assert.Null(reconnections.Observe(second));
    }

    [Fact]
    public void A_server_that_takes_no_more_readers_is_not_back_and_its_farewells_are_part_of_the_outage()
    {
        var reconnections = new Reconnections(_time);
        var first = Connected();
        Assert.Null(reconnections.Observe(first));
        var lostAt = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(reconnections.Observe(Connected() with { LostAt = lostAt }));
        Assert.Null(reconnections.Observe(Connected() with { LostAt = lostAt, Connected = false }));

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((TimeSpan.FromSeconds(10), _time.GetUtcNow()), reconnections.Observe(Connected()));
    }

    [Fact]
    public void A_viewer_who_comes_to_a_feed_that_was_lost_before_has_lost_nothing()
    {
        var reconnections = new Reconnections(_time);

        Assert.Null(reconnections.Observe(Connected() with { Reconnects = 3 }));
    }

    private FeedSnapshot Connected() => new() { Connected = true, HeadersAt = _time.GetTimestamp(), LastByteAt = _time.GetTimestamp() };
}
