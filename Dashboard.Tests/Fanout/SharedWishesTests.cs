using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;
using Dashboard.Server.Search;

namespace Dashboard.Tests.Fanout;

public sealed class SharedWishesTests
{
    private readonly SharedWishes _wishes = new();

    [Fact]
    public void Who_asks_for_the_same_gets_the_same_filter()
    {
        var one = Filter(Severity.Info, "db", "disk");

        Assert.Same(one, Filter(Severity.Info, "db", "disk"));
        Assert.NotSame(one, Filter(Severity.Info, "db", "disks"));
        Assert.NotSame(one, Filter(Severity.Error, "db", "disk"));
        Assert.NotSame(one, Filter(Severity.Info, null, "disk"));
    }

    [Fact]
    public void Who_asks_for_nothing_in_particular_gets_everything() =>
        Assert.Same(SubscriptionFilter.None, Filter(Severity.Debug, null, null));

    [Fact]
    public void Ever_new_wishes_are_not_held_for_ever()
    {
        var first = Filter(Severity.Info, null, "0");
        for (var number = 1; number < 3_000; number++)
        {
            Filter(Severity.Info, null, $"{number}");
        }

        Assert.NotSame(first, Filter(Severity.Info, null, "0"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_filter_says_the_same_of_an_event_whether_it_is_shared_or_not(bool shared)
    {
        var filter = Filter(Severity.Warning, null, "disk");
        if (shared)
        {
            filter.IsShared();
        }

        // Twice as many as it remembers, and each of them twice.
        for (var position = 1; position <= 128; position++)
        {
            var matches = position % 3 == 0;
            var frame = FrameAt(position, Severity.Warning, matches ? "Disk full" : "all is well");
            Assert.Equal(matches, filter.Matches(frame));
            Assert.Equal(matches, filter.Matches(frame));
            Assert.False(filter.Matches(FrameAt(position, Severity.Info, "Disk full")));
        }
    }

    [Fact]
    public void A_shared_filter_looks_at_an_event_once()
    {
        var filter = Filter(Severity.Debug, null, "disk");
        filter.IsShared();
        filter.Matches(FrameAt(7, Severity.Info, "disk"));

        // Another event under the same position cannot be: what is said of it shows that nobody looked.
        Assert.True(filter.Matches(FrameAt(7, Severity.Info, "all is well")));
    }

    [Fact]
    public void A_time_of_ones_own_leaves_what_is_costly_shared()
    {
        var now = DateTimeOffset.UnixEpoch.AddHours(1);
        var early = Filter(Severity.Debug, null, "disk since:2h", now);
        var late = Filter(Severity.Debug, null, "since:15m disk", now);
        var third = Filter(Severity.Debug, null, "disk", now);
        third.Matches(FrameAt(7, Severity.Info, "disk"));

        Assert.True(early.Matches(FrameAt(7, Severity.Info, "nobody looks again")));
        Assert.False(late.Matches(FrameAt(7, Severity.Info, "disk")));
    }

    private SubscriptionFilter Filter(Severity atLeast, string? tag, string? text, DateTimeOffset now = default) =>
        _wishes.Filter(SearchQuery.TryRead(text, atLeast, tag, now, out _)!);

    private static Frame FrameAt(long position, Severity severity, string title) => new(
        new LogEntry(
            position,
            "ops",
            severity,
            DateTimeOffset.UnixEpoch,
            Encoding.UTF8.GetBytes($$"""{"id":"e-{{position}}","stream":"ops","severity":"info","title":"{{title}}","publishedAt":"2026-11-22T12:00:00Z"}""")),
        "e");
}
