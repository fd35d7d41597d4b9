using System.Diagnostics;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.EventLog;

public sealed class LockedLogTests
{
    [Fact]
    public async Task A_log_that_another_process_holds_refuses_in_time_and_takes_again_once_it_is_free()
    {
        await using var log = TestLog.Open(adapt: options => options.LockTimeoutSeconds = 1);
        await log.AppendAsync("ops", "1");
        using var other = TestLog.OpenBeside(log.Folder);
        other.Run("BEGIN IMMEDIATE");

        var started = Stopwatch.GetTimestamp();
        var refused = await log.Log.AppendAsync(TestLog.Draft("ops", "refused"));
        var waited = Stopwatch.GetElapsedTime(started);
        var writableWhileHeld = log.Log.Writable;
        other.Run("ROLLBACK");
        var entry = await log.AppendAsync("ops", "2");

        Assert.Equal(new AppendResult(null, AppendRefusal.Locked), refused);
        Assert.InRange(waited, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(2));
        Assert.False(writableWhileHeld);
        Assert.True(log.Log.Writable);
        Assert.Equal(2, entry.Position);
        Assert.Equal(["1", "2"], await log.TitlesAsync("ops"));
    }

    [Fact]
    public async Task Reading_goes_on_while_another_process_writes()
    {
        await using var log = TestLog.Open();
        await log.AppendAsync("ops", "1");
        using var other = TestLog.OpenBeside(log.Folder);
        other.Run("BEGIN IMMEDIATE");

        Assert.Equal(["1"], await log.TitlesAsync("ops"));
    }

    [Fact]
    public async Task A_batch_that_fails_keeps_nothing_and_announces_nothing()
    {
        await using var log = TestLog.Open(adapt: options => options.LockTimeoutSeconds = 1);
        var announced = 0;
        log.Log.Appended += batch => announced += batch.Count;
        using var other = TestLog.OpenBeside(log.Folder);
        other.Run("BEGIN IMMEDIATE");

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(number => log.Log.AppendAsync(TestLog.Draft("ops", $"{number}")).AsTask()));
        other.Run("ROLLBACK");

        Assert.All(results, result => Assert.Equal(new AppendResult(null, AppendRefusal.Locked), result));
        Assert.Equal(0, announced);
        Assert.Empty(log.Log.Streams);
        Assert.Equal(0, log.Log.Bounds.Last);
        Assert.Empty(await log.TitlesAsync("*"));
    }
}
