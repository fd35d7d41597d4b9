using Dashboard.Server.EventLog;
using Dashboard.Server.Search;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Search;

public sealed class IndexRebuildTests
{
    private static readonly string[] s_settings =
        ["Search:MaxScanned=1", "Search:GatherFor=00:00:00.01", "Search:RetryAfter=00:00:00.05", "Search:ForgetEvery=00:00:00.05"];

    public static TheoryData<string> Damages() => [.. s_damages.Keys];

    private static readonly Dictionary<string, Action<string>> s_damages = new(StringComparer.Ordinal)
    {
        ["deleted"] = File.Delete,
        ["empty"] = path => File.WriteAllBytes(path, []),
        ["cut off"] = path => Overwrite(path, file => file.SetLength(5_000)),
        ["no database at all"] = path => File.WriteAllText(path, "This is a text of some length, and not a database. " + new string('x', 5_000)),
        ["damaged in the middle"] = path => Overwrite(path, file =>
        {
            file.Position = 4_096;
            file.Write(new byte[12_000].Select((_, number) => (byte)(number * 31)).ToArray());
        }),
        ["of another version"] = path => Run(path, "PRAGMA user_version = 99; DELETE FROM entries;"),
        ["of another log"] = path => Run(path, "UPDATE state SET epoch = 'another'; DELETE FROM entries;"),
        ["further than the log"] = path => Run(path, "UPDATE state SET upto = 1000; DELETE FROM entries;"),
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task An_index_that_cannot_be_used_is_made_again_from_the_log(string damage)
    {
        using var folder = new TempFolder();
        await using (var before = await StartAsync(folder))
        {
            await HistoryAnswer.IndexedAsync(before);
        }

        s_damages[damage](PathIn(folder));
        await using var server = await TestServer.StartAsync(s_settings, folder: folder.FullPath);
        await HistoryAnswer.IndexedAsync(server);
        var answer = await HistoryAnswer.SearchAsync(server, "disk 1");

        Assert.Equal("disk 1", answer.Titles);
        Assert.Equal("true", answer.Complete);
    }

    [Fact]
    public async Task An_index_that_is_deleted_under_the_server_is_made_again()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync(folder);
        await HistoryAnswer.IndexedAsync(server);

        File.Delete(PathIn(folder));
        await server.PublishAsync("ops", "disk 4");
        await HistoryAnswer.IndexedAsync(server);
        var answer = await HistoryAnswer.SearchAsync(server, "disk");

        Assert.Equal("disk 4, disk 3, disk 1", answer.Titles);
        Assert.Equal("true", answer.Complete);
    }

    [Fact]
    public async Task An_index_that_is_damaged_under_the_server_still_finds_what_is_new_and_is_made_again()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync(folder);
        await HistoryAnswer.IndexedAsync(server);

        Overwrite(PathIn(folder) + "-wal", file => file.SetLength(0));
        Overwrite(PathIn(folder), file => file.Write(new byte[file.Length]));
        await server.PublishAsync("ops", "disk 4");
        var atOnce = await HistoryAnswer.SearchAsync(server, "disk 4");
        await Eventually.True(
            async () => (await HistoryAnswer.SearchAsync(server, "disk")) is { Complete: "true", Titles: "disk 4, disk 3, disk 1" },
            "the index finds everything again");

        Assert.Equal("disk 4", atOnce.Titles);
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_as_it_is_and_searches_read_the_log()
    {
        using var folder = new TempFolder();
        Run(PathIn(folder), "CREATE TABLE theirs (x)");
        var theirs = File.ReadAllBytes(PathIn(folder));

        await using (var server = await StartAsync(folder))
        {
            var answer = await HistoryAnswer.SearchAsync(server, "disk");
            Assert.Equal("disk 3", answer.Titles);
            Assert.Equal("false", answer.Complete);
        }

        Assert.Equal(theirs, File.ReadAllBytes(PathIn(folder)));
    }

    [Fact]
    public async Task A_new_log_beside_an_old_index_finds_only_its_own()
    {
        using var folder = new TempFolder();
        await using (var before = await StartAsync(folder))
        {
            await HistoryAnswer.IndexedAsync(before);
        }

        foreach (var file in Directory.GetFiles(folder.FullPath, "dashboard.db*"))
        {
            File.Delete(file);
        }

        // In another process nothing of the old log could be left open.
        SqliteConnection.ClearAllPools();
        await using var server = await TestServer.StartAsync(s_settings, folder: folder.FullPath);
        await server.PublishAsync("ops", "cpu 1");
        await server.PublishAsync("ops", "disk of the new log");
        await server.PublishAsync("ops", "cpu 3");
        await HistoryAnswer.IndexedAsync(server);

        Assert.Equal("disk of the new log", (await HistoryAnswer.SearchAsync(server, "disk")).Titles);
    }

    [Fact]
    public async Task Publishers_and_searches_do_not_wait_for_an_index_that_is_stuck()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync(folder);
        await HistoryAnswer.IndexedAsync(server);
        var reached = server.Get<IndexFile>().UpTo;

        using (var other = Open(PathIn(folder)))
        {
            other.Run("BEGIN IMMEDIATE");
            await server.PublishAsync("ops", "disk 4");
            var answer = await HistoryAnswer.SearchAsync(server, "disk 4");

            Assert.Equal("disk 4", answer.Titles);
            Assert.Equal(reached, server.Get<IndexFile>().UpTo);
            other.Run("ROLLBACK");
        }

        await HistoryAnswer.IndexedAsync(server);
        Assert.Equal("disk 4, disk 3, disk 1", (await HistoryAnswer.SearchAsync(server, "disk")).Titles);
    }

    private static async Task<TestServer> StartAsync(TempFolder folder)
    {
        var server = await TestServer.StartAsync(s_settings, folder: folder.FullPath);
        await server.PublishAsync("ops", "disk 1");
        await server.PublishAsync("ops", "cpu 2");
        await server.PublishAsync("ops", "disk 3");
        return server;
    }

    private static string PathIn(TempFolder folder) => Path.Combine(folder.FullPath, "search.db");

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(string path, string sql)
    {
        using var connection = Open(path);
        connection.Run(sql);
    }

    private static void Overwrite(string path, Action<FileStream> change)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        change(file);
    }
}
