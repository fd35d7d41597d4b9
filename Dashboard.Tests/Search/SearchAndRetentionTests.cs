using Dashboard.Server.Search;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Search;

public sealed class SearchAndRetentionTests
{
    private static readonly string[] s_settings = ["Search:GatherFor=00:00:00.01", "EventLog:RetainPerStream=2"];

    [Fact]
    public async Task What_retention_has_removed_is_not_found_though_the_index_still_has_it()
    {
        using var folder = new TempFolder();
        await using (var before = await TestServer.StartAsync([.. s_settings, "EventLog:RetentionEvery=1.00:00:00"], folder: folder.FullPath))
        {
            await PublishAsync(before);
        }

        await using var server = await TestServer.StartAsync(
            [.. s_settings, "EventLog:RetentionEvery=00:00:00.1", "Search:ForgetEvery=1.00:00:00"], folder: folder.FullPath);
        await Eventually.True(
            async () => (await HistoryAnswer.ReadAsync(server, "/api/streams/ops/notifications")).Notifications.Count == 2,
            "retention has removed the oldest");
        await HistoryAnswer.IndexedAsync(server);

        Assert.Equal("disk 5, disk 4", (await HistoryAnswer.SearchAsync(server, "disk")).Titles);
        Assert.Equal(6, IndexedEntries(server));
    }

    [Fact]
    public async Task What_retention_has_removed_leaves_the_index_and_nothing_else_does()
    {
        await using var server = await TestServer.StartAsync(
            [.. s_settings, "EventLog:RetentionEvery=00:00:00.1", "Search:ForgetEvery=00:00:00.05", "Search:MaxBatch=1", "Search:MaxScanned=1"]);
        await PublishAsync(server);

        await Eventually.True(() => IndexedEntries(server) == 3, "the index has forgotten them");

        Assert.Equal("disk 5, disk 4", (await HistoryAnswer.SearchAsync(server, "disk")).Titles);
        Assert.Equal("cpu", (await HistoryAnswer.SearchAsync(server, "cpu")).Titles);
        Assert.Equal(3, Number(server, "SELECT COUNT(*) FROM words WHERE words MATCH '\"DIS\" OR \"CPU\"'"));
    }

    private static async Task PublishAsync(TestServer server)
    {
        await server.PublishAsync("quiet", "cpu");
        for (var number = 1; number <= 5; number++)
        {
            await server.PublishAsync("ops", $"disk {number}");
        }

        await HistoryAnswer.IndexedAsync(server);
    }

    private static long IndexedEntries(TestServer server) => Number(server, "SELECT COUNT(*) FROM entries");

    private static long Number(TestServer server, string sql)
    {
        using var connection = server.Get<IndexFile>().OpenForReading();
        using var command = new SqliteCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }
}
