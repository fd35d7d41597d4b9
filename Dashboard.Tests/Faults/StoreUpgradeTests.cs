using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

public sealed class StoreUpgradeTests
{
    /// <summary>A log as version 1 of the tables wrote it.</summary>
    private const string FirstVersion = """
        CREATE TABLE log (epoch TEXT NOT NULL);
        CREATE TABLE events (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            stream TEXT NOT NULL,
            severity INTEGER NOT NULL,
            published_at INTEGER NOT NULL,
            idempotency_key TEXT,
            json BLOB NOT NULL);
        CREATE INDEX events_by_stream ON events (stream, position);
        CREATE UNIQUE INDEX events_by_key ON events (stream, idempotency_key) WHERE idempotency_key IS NOT NULL;
        CREATE TABLE trimmed (stream TEXT PRIMARY KEY, upto INTEGER NOT NULL, count INTEGER NOT NULL);
        PRAGMA application_id = 0x44736862;
        PRAGMA user_version = 1;
        INSERT INTO log (epoch) VALUES ('0abc1234');
        """;

    private const string Fill = """
        INSERT INTO events (stream, severity, published_at, json)
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $rows)
        SELECT 'ops', 1, unixepoch() * 1000000, CAST(printf(
            '{"id":"0abc1234-%d","stream":"ops","severity":"info","title":"%d","publishedAt":"2026-11-22T12:00:00.000000Z"}', n, n) AS BLOB)
        FROM numbers;
        """;

    [Fact]
    public async Task Kills_while_an_older_log_is_brought_up_to_date_lose_nothing()
    {
        var rows = Effort.Of("DASHBOARD_UPGRADE_ROWS", brief: 100_000, extended: 1_000_000);
        using var folder = new TempFolder();
        using (var older = TestLog.OpenBeside(folder.FullPath))
        {
            older.Run("PRAGMA journal_mode = WAL");
            older.Run(FirstVersion + Fill.Replace("$rows", $"{rows}", StringComparison.Ordinal));
        }

        await using var server = new StoreServer(folder.FullPath);
        var kills = Effort.Of("DASHBOARD_UPGRADE_KILLS", brief: 2, extended: 10);
        for (var kill = 0; kill < kills; kill++)
        {
            await KillAtWorkAsync(server, kill % 2 == 0 ? "*.unfinished" : "*.backup");
        }

        await server.StartAsync();

        var (status, text) = await server.PublishAsync("after");
        Assert.Equal(201, status);
        Assert.Contains($"\"0abc1234-{rows + 1}\"", text, StringComparison.Ordinal);
        using var beside = TestLog.OpenBeside(folder.FullPath);
        Assert.Equal((long)SqliteSchema.Version, beside.Scalar("PRAGMA user_version"));
        Assert.Equal("ok", beside.Scalar("PRAGMA integrity_check"));
        Assert.Equal(rows + 1L, beside.Scalar("SELECT COUNT(*) FROM events"));
    }

    /// <summary>The copy that is made first, and the change itself: each is hit once there is a file that says how far it is.</summary>
    private static async Task KillAtWorkAsync(StoreServer server, string file)
    {
        await using var process = ServerProcess.Start(ServerProcess.For(server.Port, server.Folder));
        await Eventually.True(() => process.HasExited || Directory.GetFiles(server.Folder, file).Length > 0, "it is at work");
        Assert.False(process.HasExited, process.Output);
        process.Signal(ChildProcess.Kill);
        await process.ExitCodeAsync();
    }
}
