using Dashboard.Server.Diagnostics;

namespace Dashboard.Tests.Diagnostics;

public sealed class LaneArrivalsTests
{
    [Fact]
    public void Each_event_is_found_with_the_read_that_brought_it()
    {
        var lane = new LaneArrivals();

        Assert.True(lane.Add("a", 1, 100));
        Assert.True(lane.Add("b", 1, 100));
        Assert.True(lane.Add("c", 2, 200));

        Assert.Equal((1, 100), lane.Find("a"));
        Assert.Equal((2, 200), lane.Find("c"));
        Assert.Null(lane.Find("d"));
        Assert.Equal([2, 1, 0], new long[] { 1, 2, 3 }.Select(lane.EventsIn));
        Assert.Equal(1.5, lane.EventsPerRead);
    }

    [Fact]
    public void An_event_that_comes_again_changes_nothing()
    {
        var lane = new LaneArrivals();
        lane.Add("a", 1, 100);

        Assert.False(lane.Add("a", 7, 700));

        Assert.Equal((1, 100), lane.Find("a"));
        Assert.Equal((1, 0), (lane.EventsIn(1), lane.EventsIn(7)));
    }

    [Fact]
    public void What_is_removed_is_counted_no_more()
    {
        var lane = new LaneArrivals();
        lane.Add("a", 1, 100);
        lane.Add("b", 1, 100);
        lane.Add("c", 2, 200);

        lane.Remove("a");
        lane.Remove("c");
        lane.Remove("missing");

        Assert.Null(lane.Find("a"));
        Assert.Equal((1, 0), (lane.EventsIn(1), lane.EventsIn(2)));
        Assert.Equal(1, lane.EventsPerRead);
    }

    [Fact]
    public void Without_events_there_are_none_per_read() => Assert.Equal(0, new LaneArrivals().EventsPerRead);
}
