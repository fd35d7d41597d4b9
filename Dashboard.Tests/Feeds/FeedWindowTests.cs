using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class FeedWindowTests
{
    private readonly FeedWindow _window = new(3);
    private readonly List<FeedEvent> _events = [];

    [Fact]
    public void An_empty_window_has_nothing_and_skips_nothing()
    {
        Assert.Equal(0, _window.ReadAfter(0, _events));
        Assert.Empty(_events);
    }

    [Fact]
    public void Events_get_places_from_1_on()
    {
        Assert.Equal(1, _window.Add(Event("a"), 7, 70));
        Assert.Equal(2, _window.Add(Event("b"), 8, 80));

        Assert.Equal(0, _window.ReadAfter(0, _events));
        Assert.Equal([new FeedEvent(1, Event("a"), 7, 70), new FeedEvent(2, Event("b"), 8, 80)], _events);
    }

    [Fact]
    public void A_viewer_gets_what_came_after_its_place()
    {
        Add("a", "b", "c");

        Assert.Equal(0, _window.ReadAfter(1, _events));
        Assert.Equal(["b", "c"], _events.Select(one => one.Event.Data));
    }

    [Fact]
    public void A_viewer_that_has_everything_gets_nothing()
    {
        Add("a", "b");

        Assert.Equal(0, _window.ReadAfter(2, _events));
        Assert.Empty(_events);
    }

    [Fact]
    public void The_newest_are_kept_and_a_viewer_is_told_how_many_it_missed()
    {
        Add("a", "b", "c", "d", "e", "f", "g");

        Assert.Equal(3, _window.ReadAfter(1, _events));
        Assert.Equal([5, 6, 7], _events.Select(one => one.Sequence));
        Assert.Equal(["e", "f", "g"], _events.Select(one => one.Event.Data));
    }

    [Fact]
    public void A_viewer_that_is_just_in_time_missed_nothing()
    {
        Add("a", "b", "c", "d");

        Assert.Equal(0, _window.ReadAfter(1, _events));
        Assert.Equal(["b", "c", "d"], _events.Select(one => one.Event.Data));
    }

    private static ServerSentEvent Event(string data) => new("message", data, "");

    private void Add(params string[] data) => Array.ForEach(data, one => _window.Add(Event(one), 1, 1));
}
