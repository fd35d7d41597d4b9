using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Search;

public sealed class TimeBoundedSearchTests
{
    [Theory]
    [InlineData("since:15m", "4, 3")]
    [InlineData("disk since:15m", "4, 3")]
    [InlineData("disk since:15m until:5m", "3")]
    [InlineData("disk until:30m", "2, 1")]
    [InlineData("-since:30m", "2, 1")]
    public async Task A_search_in_a_time_reads_only_that(string query, string titles)
    {
        // Two may be read, and words that all have narrow nothing.
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var server = await TestServer.StartAsync(["Search:MaxScanned=2"], time);
        foreach (var (title, wait) in ((string, int)[])[("1", 20), ("2", 40), ("3", 10), ("4", 0)])
        {
            await server.PublishAsync("ops", new { title, tags = new[] { "disk" } });
            time.Advance(TimeSpan.FromMinutes(wait));
        }

        var answer = await HistoryAnswer.SearchAsync(server, query);

        Assert.Equal(titles, answer.Titles);
        Assert.Equal("true", answer.Complete);
    }
}
