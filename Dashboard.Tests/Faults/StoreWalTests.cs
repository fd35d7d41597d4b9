using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>What is new lies in a file beside the database until it is brought over, which a reader can hold up.</summary>
public sealed class StoreWalTests
{
    private const int Limit = 4 * 1024 * 1024;

    [Fact]
    public async Task In_a_storm_the_write_ahead_log_stays_within_its_limit()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync(folder);
        await using var storm = new StoreStorm(server, 8, bodyBytes: 20_000);
        var largest = 0L;
        await Eventually.True(
            () =>
            {
                largest = Math.Max(largest, WalSize(folder));
                return storm.Count >= 1_500;
            },
            "publishes are acknowledged");

        // It was in use at all, and far more than its limit went through it.
        Assert.InRange(largest, 100_000, Limit);
    }

    [Fact]
    public async Task While_somebody_reads_for_long_the_server_says_why_the_write_ahead_log_grows_and_takes_publishes()
    {
        using var folder = new TempFolder();
        await using var server = await StartAsync(folder);
        await server.PublishAsync("before");
        using var reader = TestLog.OpenBeside(folder.FullPath);
        reader.Run("BEGIN; SELECT COUNT(*) FROM events");
        await using var storm = new StoreStorm(server, 8, bodyBytes: 20_000);
        await Eventually.True(
            () => server.Process.Output.Contains("somebody holds a transaction open", StringComparison.Ordinal), "the server says so");
        var (grown, before) = (WalSize(folder), storm.Count);
        await Eventually.True(() => storm.Count >= before + 50, "publishing goes on");

        reader.Run("ROLLBACK");
        await Eventually.True(() => WalSize(folder) <= Limit, "the write-ahead log is within its limit again");

        Assert.InRange(grown, Limit, long.MaxValue);
        Assert.Empty(storm.Refused);
    }

    private static async Task<StoreServer> StartAsync(TempFolder folder)
    {
        var server = new StoreServer(folder.FullPath, $"--EventLog:WalLimit={Limit}", "--EventLog:UpkeepEvery=00:00:00.1");
        await server.StartAsync();
        return server;
    }

    private static long WalSize(TempFolder folder) => new FileInfo(Path.Combine(folder.FullPath, "dashboard.db-wal")).Length;
}
