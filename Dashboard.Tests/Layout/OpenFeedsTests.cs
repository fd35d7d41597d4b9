using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Layout;

public sealed class OpenFeedsTests
{
    private readonly OpenFeeds _open = new();

    [Fact]
    public async Task A_feed_stands_here_until_nobody_shows_it_any_more()
    {
        await using var feed = new TestFeed(new Uri("http://127.0.0.1:1/sse"));
        var changes = 0;
        _open.Changed += () => changes++;

        var live = _open.Show("Live", feed.Feed);
        using (_open.Show("Alerts", feed.Feed))
        {
            Assert.Equal(["Live"], _open.All.Select(one => one.Name));
            live.Dispose();
            live.Dispose();
            Assert.Equal(["Alerts"], _open.All.Select(one => one.Name));
        }

        Assert.Empty(_open.All);
        Assert.Equal(4, changes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(FeedState.Quiet, FeedState.Quiet)]
    [InlineData(FeedState.Live, FeedState.Quiet, FeedState.Live)]
    [InlineData(FeedState.Connecting, FeedState.Live, FeedState.Connecting)]
    [InlineData(FeedState.Stale, FeedState.Stale, FeedState.Connecting, FeedState.Live)]
    [InlineData(FeedState.Gone, FeedState.Live, FeedState.Stale, FeedState.Gone)]
    public void Of_several_the_worst_counts(FeedState? worst, params FeedState[] states) =>
        Assert.Equal(worst, OpenFeeds.Worst(states));
}
