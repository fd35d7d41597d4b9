using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class MigrationTests
{
    /// <summary>The tables as the first version made them: a literal, because what that version wrote never changes.</summary>
    private const string FirstVersion = """
        PRAGMA journal_mode = WAL;
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
        INSERT INTO log VALUES ('3f9a01bc');
        INSERT INTO trimmed VALUES ('ops', 500, 500);
        INSERT INTO events
            WITH RECURSIVE numbers (n) AS (SELECT 501 UNION ALL SELECT n + 1 FROM numbers WHERE n < 3000)
            SELECT n, 'ops', 1, n * 1000000, NULL, CAST('{"id":"3f9a01bc-' || n || '","stream":"ops","severity":"info","title":"' || n || '","publishedAt":"1970-01-01T00:00:00Z"}' AS BLOB) FROM numbers;
        PRAGMA application_id = 1148414050;
        PRAGMA user_version = 1;
        """;

    [Fact]
    public async Task A_log_of_the_first_version_keeps_everything_and_leaves_a_copy_of_itself()
    {
        using var folder = new TempFolder();
        MakeFirstVersion(folder);

        await using (var log = TestLog.Open(folder.FullPath, adapt: options => options.RetainFor = TimeSpan.MaxValue))
        {
            Assert.Equal(new LogBounds("3f9a01bc", 3000), log.Log.Bounds);
            Assert.Equal(Enumerable.Range(501, 2500).Select(number => $"{number}"), await log.TitlesAsync("ops"));
            Assert.Equal(
                new TrimmedRange(500, 501), await log.Log.TrimmedAfterAsync(0, new StreamScope(["ops"]), CancellationToken.None));
            foreach (var position in (long[])[501, 1024, 1025, 2999, 3000])
            {
                Assert.Equal(position, await log.Log.PositionBeforeAsync(DateTimeOffset.UnixEpoch.AddSeconds(position + 0.5), CancellationToken.None));
            }

            Assert.Equal(0, await log.Log.PositionBeforeAsync(DateTimeOffset.UnixEpoch.AddSeconds(501), CancellationToken.None));
            Assert.Equal(3001, (await log.AppendAsync("ops", "new")).Position);
            Assert.Contains(log.Messages, message => message.Text.StartsWith("The log's tables were brought to schema 4. ", StringComparison.Ordinal));
        }

        using var copy = Open(BackupIn(folder));
        Assert.Equal((1L, 2500L, "ok"), (copy.Scalar("PRAGMA user_version"), copy.Scalar("SELECT COUNT(*) FROM events"), copy.Scalar("PRAGMA quick_check")));
    }

    /// <summary>What the second step adds, as that version made it.</summary>
    private const string SecondStep = """
        ALTER TABLE log ADD COLUMN retention_time INTEGER;
        CREATE TABLE calendar (upto INTEGER PRIMARY KEY, earliest INTEGER NOT NULL);
        INSERT INTO calendar VALUES (1024, 501000000), (2048, 1025000000);
        PRAGMA user_version = 2;
        """;

    [Fact]
    public async Task A_log_of_the_second_version_keeps_everything_and_takes_settings()
    {
        using var folder = new TempFolder();
        MakeFirstVersion(folder);
        using (var connection = TestLog.OpenBeside(folder.FullPath))
        {
            connection.Run(SecondStep);
        }

        await using var log = TestLog.Open(folder.FullPath, adapt: options => options.RetainFor = TimeSpan.MaxValue);
        await log.Log.ChangeStreamAsync("ops", settings => settings with { Description = "Operations" });

        var stream = Assert.Single(log.Log.Streams);
        Assert.Equal((2500, "Operations"), (stream.Notifications, stream.Settings?.Description));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(501), stream.Settings?.CreatedAt);
        Assert.True(File.Exists(Path.Combine(folder.FullPath, "dashboard.db.v2.backup")));
    }

    /// <summary>What the third step adds, as that version made it.</summary>
    private const string ThirdStep = """
        CREATE TABLE streams (
            stream TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            description TEXT,
            retain_seconds INTEGER,
            retain_count INTEGER);
        CREATE TABLE deletions (stream TEXT PRIMARY KEY, upto INTEGER NOT NULL);
        UPDATE events SET idempotency_key = 'key-' || position WHERE position > 2990;
        PRAGMA user_version = 3;
        """;

    [Fact]
    public async Task A_log_of_the_third_version_keeps_everything_and_remembers_keys_from_then_on()
    {
        using var folder = new TempFolder();
        MakeFirstVersion(folder);
        using (var connection = TestLog.OpenBeside(folder.FullPath))
        {
            connection.Run(SecondStep + ThirdStep);
        }

        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddSeconds(3000));
        await using var log = TestLog.Open(folder.FullPath, time, options => options.RetainPerStream = 1);
        await RetentionTests.UntilAsync(log, time, "3000");

        Assert.Equal(2991, (await log.AppendAsync("ops", "again", "key-2991")).Position);
        Assert.Equal(3000, (await log.AppendAsync("ops", "again", "key-3000")).Position);
        Assert.True(File.Exists(Path.Combine(folder.FullPath, "dashboard.db.v3.backup")));
    }

    [Fact]
    public async Task A_log_is_brought_up_once_and_ends_like_a_new_one()
    {
        using var folder = new TempFolder();
        using var fresh = new TempFolder();
        MakeFirstVersion(folder);
        await TestLog.Open(folder.FullPath).DisposeAsync();
        File.Delete(BackupIn(folder));

        await TestLog.Open(folder.FullPath).DisposeAsync();
        await TestLog.Open(fresh.FullPath).DisposeAsync();

        Assert.False(File.Exists(BackupIn(folder)));
        using var migrated = TestLog.OpenBeside(folder.FullPath);
        using var made = TestLog.OpenBeside(fresh.FullPath);
        const string Tables = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)";
        Assert.Equal(made.Scalar(Tables), migrated.Scalar(Tables));
        Assert.Equal(made.Scalar("PRAGMA user_version"), migrated.Scalar("PRAGMA user_version"));
    }

    /// <summary>What a process that was killed at its work leaves behind.</summary>
    [Fact]
    public async Task A_migration_that_was_cut_short_is_taken_up_again()
    {
        using var folder = new TempFolder();
        MakeFirstVersion(folder);
        File.WriteAllText(BackupIn(folder), "an older try");
        File.WriteAllText(BackupIn(folder) + ".unfinished", "half a copy");

        await using var log = TestLog.Open(folder.FullPath);

        Assert.Equal(3000, log.Log.Bounds.Last);
        Assert.False(File.Exists(BackupIn(folder) + ".unfinished"));
        using var copy = Open(BackupIn(folder));
        Assert.Equal(2500L, copy.Scalar("SELECT COUNT(*) FROM events"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_log_as_it_was()
    {
        using var folder = new TempFolder();
        MakeFirstVersion(folder);
        using (var connection = TestLog.OpenBeside(folder.FullPath))
        {
            // The last table of the step is there already, so the step fails after its other changes.
            connection.Run("CREATE TABLE calendar (theirs)");
        }

        Assert.Throws<EventLogUnavailableException>(() => TestLog.Open(folder.FullPath));

        using var after = TestLog.OpenBeside(folder.FullPath);
        Assert.Equal(1L, after.Scalar("PRAGMA user_version"));
        Assert.Equal(0L, after.Scalar("SELECT COUNT(*) FROM pragma_table_info('log') WHERE name = 'retention_time'"));
    }

    private static string BackupIn(TempFolder folder) => Path.Combine(folder.FullPath, "dashboard.db.v1.backup");

    private static void MakeFirstVersion(TempFolder folder)
    {
        using var connection = TestLog.OpenBeside(folder.FullPath);
        connection.Run(FirstVersion);
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        connection.Open();
        return connection;
    }
}
