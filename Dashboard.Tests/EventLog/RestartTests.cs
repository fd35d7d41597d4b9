using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class RestartTests
{
    [Fact]
    public async Task A_restart_keeps_everything_and_goes_on_after_the_last_position()
    {
        using var folder = new TempFolder();
        LogBounds before;
        IReadOnlyList<LogStream> streams;
        await using (var first = TestLog.Open(folder.FullPath))
        {
            await first.AppendAsync("b", "1");
            await first.AppendAsync("a", "2");
            await first.AppendAsync("b", "3");
            (before, streams) = (first.Log.Bounds, [.. first.Log.Streams.Select(stream => stream with { Appended = 0 })]);
        }

        await using var log = TestLog.Open(folder.FullPath);

        Assert.Equal(before, log.Log.Bounds);
        Assert.Equal(streams, log.Log.Streams);
        Assert.Equal(["1", "2", "3"], await log.TitlesAsync("*"));
        Assert.Equal(4, (await log.AppendAsync("a", "4")).Position);
    }

    [Fact]
    public async Task A_position_is_never_given_twice_even_where_retention_has_removed_the_newest()
    {
        using var folder = new TempFolder();
        var time = new FakeTimeProvider();
        LogBounds before;
        await using (var first = TestLog.Open(folder.FullPath, time, options => options.RetainFor = TimeSpan.FromHours(1)))
        {
            await first.AppendAsync("ops", "1");
            await first.AppendAsync("ops", "2");
            time.Advance(TimeSpan.FromHours(2));
            await RetentionTests.UntilAsync(first, time, "");
            before = first.Log.Bounds;
        }

        await using var log = TestLog.Open(folder.FullPath, time);

        Assert.Equal(2, before.Last);
        Assert.Equal(before, log.Log.Bounds);
        Assert.Equal(3, (await log.AppendAsync("ops", "3")).Position);
    }

    [Fact]
    public async Task Each_new_file_has_an_epoch_of_its_own()
    {
        await using var one = TestLog.Open();
        await using var other = TestLog.Open();

        Assert.Matches("^[0-9a-f]{8}$", one.Log.Bounds.Epoch);
        Assert.NotEqual(one.Log.Bounds.Epoch, other.Log.Bounds.Epoch);
    }

    [Fact]
    public async Task A_new_log_is_empty_and_takes_notifications()
    {
        await using var log = TestLog.Open();

        Assert.Equal(0, log.Log.Bounds.Last);
        Assert.Empty(log.Log.Streams);
        Assert.True(log.Log.Writable);
    }
}
