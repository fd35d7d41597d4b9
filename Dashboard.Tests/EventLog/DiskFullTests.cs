using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.EventLog;

public sealed class DiskFullTests
{
    [Fact]
    public async Task A_full_disk_refuses_publishes_only_and_is_taken_up_alone_once_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 2);
        await using var log = TestLog.Open(disk.FullPath, adapt: options => options.UpkeepEvery = TimeSpan.FromMilliseconds(200));
        var acknowledged = await AppendUntilRefusedAsync(log);

        Assert.Equal("The disk is full.", log.Log.Problem);
        Assert.False(log.Log.Broken.IsCompleted);
        Assert.Equal(acknowledged, await log.TitlesAsync("ops"));

        // Nobody publishes: the log finds out by itself.
        await disk.ResizeAsync(megabytes: 16);
        await Eventually.True(() => log.Log.Writable, "the log can be written again");
        acknowledged.Add((await AppendLargeAsync(log, "after")).Title!);

        Assert.Equal(acknowledged, await log.TitlesAsync("ops"));
        Assert.Null(log.Log.Problem);
    }

    [Fact]
    public async Task A_migration_without_room_for_the_copy_is_refused_and_changes_nothing()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 16);
        await using (var log = TestLog.Open(disk.FullPath))
        {
            await Task.WhenAll(Enumerable.Range(0, 60).Select(number => AppendLargeAsync(log, $"{number}")));
        }

        // A log of the first version is one without what the later steps make.
        using (var connection = TestLog.OpenBeside(disk.FullPath))
        {
            connection.Run("DROP TABLE keys; DROP TABLE streams; DROP TABLE deletions; DROP TABLE calendar; ALTER TABLE log DROP COLUMN retention_time; PRAGMA user_version = 1;");
        }

        await disk.ResizeAsync(megabytes: 2);
        var path = Path.Combine(disk.FullPath, "dashboard.db");
        var refusal = Assert.Throws<EventLogUnavailableException>(() => TestLog.Open(disk.FullPath)).Message;

        Assert.Matches(
            $@"^{path} has schema 1 and needs 4\. There is no room for that and for a backup beside it, about \d+ MB\. Make room on that disk, and start again; nothing was changed\.$",
            refusal);
        Assert.DoesNotContain(Directory.EnumerateFiles(disk.FullPath), file => file.Contains(".backup", StringComparison.Ordinal));
        await disk.ResizeAsync(megabytes: 16);
        await using var again = TestLog.Open(disk.FullPath);
        Assert.Equal(60, again.Log.Bounds.Last);
    }

    private static async Task<List<string>> AppendUntilRefusedAsync(TestLog log)
    {
        var acknowledged = new List<string>();
        for (var number = 0; ; number++)
        {
            var (title, refusal) = await AppendLargeAsync(log, $"{number}");
            if (refusal is not null)
            {
                Assert.Equal(AppendRefusal.DiskFull, refusal);
                return acknowledged;
            }

            acknowledged.Add(title!);
        }
    }

    private static async Task<(string? Title, AppendRefusal? Refusal)> AppendLargeAsync(TestLog log, string title)
    {
        var result = await log.Log.AppendAsync(TestLog.Draft("ops", title) with { Body = new string('x', 20_000) });
        return (result.Entry is null ? null : title, result.Refusal);
    }
}
