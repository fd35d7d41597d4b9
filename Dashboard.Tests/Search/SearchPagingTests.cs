using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Search;

public sealed class SearchPagingTests
{
    [Theory]
    [InlineData("/api/notifications?limit=500", 10_000, 4)]
    [InlineData("/api/notifications?limit=500&q=disk", 10_000, 4)]
    [InlineData("/api/streams/ops/notifications?limit=2", 10_000, 2)]
    [InlineData("/api/notifications?q=disk", 1, 1)]
    public async Task A_page_ends_at_its_bytes_with_one_notification_at_least_and_leads_to_the_next(string path, int bytes, int most)
    {
        await using var server = await TestServer.StartAsync([$"Search:MaxPageBytes={bytes}", "Search:GatherFor=00:00:00.01"]);
        for (var number = 1; number <= 10; number++)
        {
            await server.PublishAsync("ops", new { title = $"disk {number}", body = new string('x', 3_000) });
        }

        var pages = await HistoryAnswer.ReadAllAsync(server, path);

        Assert.Equal(Enumerable.Range(1, 10).Reverse().Select(number => $"disk {number}"), pages.SelectMany(page => page.Notifications).Select(one => one.Title));
        Assert.All(pages.SkipLast(2), page => Assert.Equal(most, page.Notifications.Count));
    }

    [Fact]
    public async Task Pages_hold_every_match_once_while_publishing_and_indexing_go_on()
    {
        await using var server = await TestServer.StartAsync(["Search:GatherFor=00:00:00.01", "Search:MaxScanned=150", "Search:MaxBatch=40"]);
        var log = server.Get<IEventLog>();
        var expected = new List<string>();
        for (var number = 0; number < 600; number++)
        {
            var entry = await AppendAsync(log, number);
            if (number % 3 == 0)
            {
                expected.Add(log.Bounds.IdAt(entry.Position).ToString());
            }
        }

        using var done = new CancellationTokenSource();
        var publishing = Task.Run(async () =>
        {
            for (var number = 600; !done.IsCancellationRequested; number++)
            {
                await AppendAsync(log, number);
            }
        });
        var pages = await HistoryAnswer.ReadAllAsync(server, "/api/notifications?q=needle&limit=7");
        await done.CancelAsync();
        await publishing;

        var found = pages.SelectMany(page => page.Notifications).Select(one => one.Id).ToArray();
        Assert.Equal(found.Distinct(), found);
        Assert.Equal(Enumerable.Reverse(expected), found[^expected.Count..]);
        Assert.Equal("true", pages[^1].Complete);
    }

    [Fact]
    public async Task A_search_whose_time_is_over_gives_what_it_has_and_no_page_that_leads_nowhere()
    {
        await using var log = TestLog.Open();
        await log.AppendAsync("ops", "disk");
        var request = Request("disk");
        var search = new HistorySearch(request, log.Log, 10, new CancellationToken(canceled: true));

        var complete = await search.ScanAsync(0);

        var page = search.ToPage(complete);
        Assert.Empty(page.Entries);
        Assert.False(page.Complete);
        Assert.Null(page.Next);
    }

    [Fact]
    public void A_statement_on_the_index_ends_when_its_time_is_over()
    {
        using var folder = new TempFolder();
        var file = new IndexFile(Options.Create(new EventLogOptions { Directory = folder.FullPath }));
        var (connection, _) = file.OpenForWriting(new LogBounds("e", 10_000), CancellationToken.None);
        using (connection)
        using (var writer = new IndexWriter(connection))
        {
            writer.Add([.. Enumerable.Range(1, 5_000).Select(position =>
                new LogEntry(position, "ops", Severity.Info, DateTimeOffset.UnixEpoch, "{}"u8.ToArray()))], 5_000);
        }

        using var inTime = new IndexReader(file, Request("", Severity.Critical), CancellationToken.None);
        using var late = new IndexReader(file, Request("", Severity.Critical), new CancellationToken(canceled: true));

        Assert.Empty(inTime.ReadBefore(5_001, 10));
        Assert.Equal(9, Assert.Throws<SqliteException>(() => late.ReadBefore(5_001, 10)).SqliteErrorCode);
    }

    private static async Task<LogEntry> AppendAsync(IEventLog log, int number)
    {
        var result = await log.AppendAsync(TestLog.Draft("ops", number % 3 == 0 ? $"needle {number}" : $"hay {number}"));
        return result.Entry!;
    }

    private static HistoryRequest Request(string query, Severity atLeast = Severity.Debug) =>
        new(new StreamScope([StreamName.All]), SearchQuery.TryRead(query, atLeast, null, DateTimeOffset.UnixEpoch, out _)!, long.MaxValue, 10);
}
