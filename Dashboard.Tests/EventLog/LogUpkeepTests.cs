using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.EventLog;

public sealed class LogUpkeepTests
{
    private const int Limit = 1024 * 1024;

    [Fact]
    public async Task The_write_ahead_log_stays_below_its_limit_in_a_storm()
    {
        await using var log = OpenSmall();
        var most = 0L;
        for (var round = 0; round < 40; round++)
        {
            await StormAsync(log);
            most = Math.Max(most, WalSize(log));
        }

        Assert.InRange(most, 1, Limit);
        Assert.DoesNotContain(log.Messages, message => message.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Somebody_who_holds_a_transaction_open_is_warned_of_once_and_the_limit_holds_again_afterwards()
    {
        await using var log = OpenSmall();
        using var other = TestLog.OpenBeside(log.Folder);
        other.Run("BEGIN; SELECT COUNT(*) FROM events;");
        other.Scalar("SELECT COUNT(*) FROM events");

        await Eventually.True(
            async () =>
            {
                await StormAsync(log);
                return log.Messages.Any(message => message.Level == LogLevel.Warning);
            },
            "the growth is told");
        await StormAsync(log);
        other.Run("COMMIT");
        await Eventually.True(() => WalSize(log) <= Limit / 2, "the file is small again");

        Assert.Matches(
            @"dashboard\.db-wal has grown to \d+ MiB, because somebody holds a transaction open in that file\. End the program that reads it; publishing goes on\.$",
            Assert.Single(log.Messages, message => message.Level == LogLevel.Warning).Text);
    }

    [Fact]
    public async Task A_batch_of_large_notifications_is_written_in_pieces_and_all_of_it_in_order()
    {
        await using var log = TestLog.Open(adapt: options => options.MaxBatchBytes = 10_000);
        var announced = new List<int>();
        log.Log.Appended += batch => announced.Add(batch.Count);

        // While the first one is held up, the others gather to one batch.
        Task<LogEntry>[] appends;
        using (var gate = new AppendGate(log.Log))
        {
            var first = log.AppendAsync("ops", "first");
            await gate.ReachedAsync();
            appends = [first, .. Enumerable.Range(0, 20).Select(number => log.AppendAsync("ops", number + new string('x', 4_000)))];
            gate.Open();
            await Task.WhenAll(appends);
        }

        Assert.Equal(Enumerable.Range(1, 21).Select(position => (long)position), (await Task.WhenAll(appends)).Select(entry => entry.Position));
        Assert.Equal([1, 3, 3, 3, 3, 3, 3, 2], announced);
    }

    private static TestLog OpenSmall() => TestLog.Open(adapt: options =>
        (options.WalLimit, options.MaxBatchBytes, options.UpkeepEvery) = (Limit, 64 * 1024, TimeSpan.FromMilliseconds(100)));

    private static Task<LogEntry[]> StormAsync(TestLog log) =>
        Task.WhenAll(Enumerable.Range(0, 100).Select(_ => log.AppendAsync("ops", new string('x', 1_000))));

    private static long WalSize(TestLog log) => new FileInfo(Path.Combine(log.Folder, "dashboard.db-wal")).Length;
}
