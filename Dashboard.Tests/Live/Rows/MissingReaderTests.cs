using Dashboard.Client.Live.Rows;
using Dashboard.Client.Reading;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live.Rows;

public sealed class MissingReaderTests
{
    private readonly List<string?> _asked = [];

    [Fact]
    public async Task What_lies_between_the_two_ids_is_read_page_by_page_and_no_further()
    {
        var (found, more) = await ReadAsync(after: 100, before: 1_200, most: 5_000);

        Assert.Equal((1_099, "a-1199", "a-101", false), (found.Count, found[0], found[^1], more));
        Assert.Equal(["a-1200", "a-700", "a-200"], _asked);
    }

    [Fact]
    public async Task More_than_the_limit_is_not_read_and_that_is_told()
    {
        var (found, more) = await ReadAsync(after: 100, before: 1_200, most: 600);

        Assert.Equal((600, "a-600", true), (found.Count, found[^1], more));
    }

    [Fact]
    public async Task The_beginning_of_the_log_is_an_end()
    {
        var (found, more) = await ReadAsync(after: null, before: 30, most: 600);

        Assert.Equal((29, "a-1", false), (found.Count, found[^1], more));
    }

    private async Task<(IReadOnlyList<string> Found, bool More)> ReadAsync(long? after, long before, int most)
    {
        var notice = new LiveNotice(NoticeKind.Skipped) { AfterId = after is null ? null : $"a-{after}", BeforeId = $"a-{before}" };
        var (found, more) = await new MissingReader(PageAsync, most).ReadAsync(notice, TestContext.Current.CancellationToken);
        return ([.. found.Select(one => one.Id)], more);
    }

    /// <summary>A log that has every position from 1 on.</summary>
    private Task<HistoryPage> PageAsync(HistoryAsk ask, CancellationToken cancellationToken)
    {
        _asked.Add(ask.Before);
        var newest = long.Parse(ask.Before![2..]) - 1;
        var count = (int)Math.Min(ask.Limit, newest);
        var page = Enumerable.Range(0, count).Select(i => Notifications.At(newest - i)).ToList();
        return Task.FromResult(new HistoryPage(page, newest > count ? page[^1].Id : null, true));
    }
}
