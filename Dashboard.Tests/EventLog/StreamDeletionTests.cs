using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class StreamDeletionTests
{
    [Fact]
    public async Task A_deleted_stream_is_gone_with_its_settings_and_the_others_stay()
    {
        await using var log = TestLog.Open(adapt: options => options.RetentionStep = 2);
        await AppendAsync(log, "ops", 7);
        await AppendAsync(log, "calm", 2);
        await log.Log.ChangeStreamAsync("ops", settings => settings with { Description = "Operations" });

        Assert.Equal(new StreamChange(StreamOutcome.Known), await log.Log.DeleteStreamAsync("ops"));

        await Eventually.True(() => log.Log.Streams is [{ Name: "calm", Notifications: 2 }], "only the other stream is left");
        Assert.Equal(["1", "2"], await log.TitlesAsync("*"));
        Assert.Equal(new TrimmedRange(7, null), await TrimmedAsync(log, "ops"));
        Assert.Equal(new TrimmedRange(0, 8), await TrimmedAsync(log, "calm"));
        using var beside = TestLog.OpenBeside(log.Folder);
        Assert.Equal((0L, 0L), (beside.Scalar("SELECT COUNT(*) FROM streams"), beside.Scalar("SELECT COUNT(*) FROM deletions")));
    }

    [Fact]
    public async Task What_is_published_after_a_deletion_is_kept()
    {
        await using var log = TestLog.Open(adapt: options => options.RetentionStep = 1);
        await AppendAsync(log, "ops", 50);

        await log.Log.DeleteStreamAsync("ops");
        var next = await log.AppendAsync("ops", "new");

        await Eventually.True(() => log.Log.Streams is [{ Notifications: 1, DeletedUpTo: 0 }], "only the new one is left");
        Assert.Equal(["new"], await log.TitlesAsync("ops"));
        Assert.Equal(new TrimmedRange(50, next.Position), await TrimmedAsync(log, "ops"));
    }

    [Fact]
    public async Task A_deletion_that_was_cut_short_goes_on_at_the_next_start()
    {
        using var folder = new TempFolder();
        await using (var first = TestLog.Open(folder.FullPath))
        {
            await AppendAsync(first, "ops", 5);
            await first.AppendAsync("ops", "after");
        }

        using (var beside = TestLog.OpenBeside(folder.FullPath))
        {
            // As a process leaves it that was killed after the first step.
            beside.Run("INSERT INTO deletions VALUES ('ops', 5); DELETE FROM events WHERE position <= 2; INSERT INTO trimmed VALUES ('ops', 2, 2)");
        }

        await using var log = TestLog.Open(folder.FullPath);

        await Eventually.True(() => log.Log.Streams is [{ Notifications: 1, DeletedUpTo: 0 }], "the rest is gone");
        Assert.Equal(["after"], await log.TitlesAsync("ops"));
        Assert.Equal(new TrimmedRange(5, 6), await TrimmedAsync(log, "ops"));
    }

    [Fact]
    public async Task A_deletion_that_cannot_be_written_is_tried_again()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options => (options.LockTimeoutSeconds, options.UpkeepEvery) = (1, TimeSpan.FromSeconds(2)));
        await AppendAsync(log, "ops", 5);
        using var other = TestLog.OpenBeside(log.Folder);
        other.Run("CREATE TRIGGER stuck BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'not now'); END");
        await log.Log.DeleteStreamAsync("ops");
        await Eventually.True(() => log.Messages.Any(message => message.Text.Contains("ops could not be removed", StringComparison.Ordinal)), "it says so");
        Assert.Equal(5, Assert.Single(log.Log.Streams).Notifications);

        other.Run("DROP TRIGGER stuck");

        await Eventually.True(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(2));
                return log.Log.Streams.Count == 0;
            },
            "it is gone now");
    }

    /// <summary>Its publisher is told that it is kept, so it must not be answered with the id of what goes.</summary>
    [Fact]
    public async Task What_is_published_after_a_deletion_is_kept_also_under_a_key_of_before()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options => options.UpkeepEvery = TimeSpan.FromSeconds(2));
        await log.AppendAsync("ops", "old", "key");
        using var other = TestLog.OpenBeside(log.Folder);
        other.Run("CREATE TRIGGER stuck BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'not now'); END");

        await log.Log.DeleteStreamAsync("ops");
        var next = await log.AppendAsync("ops", "new", "key");
        var retried = await log.AppendAsync("ops", "new", "key");
        other.Run("DROP TRIGGER stuck");

        await Eventually.True(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(2));
                return log.Log.Streams is [{ Notifications: 1, DeletedUpTo: 0 }];
            },
            "only the new one is left");
        var last = await log.AppendAsync("ops", "new", "key");
        Assert.Equal((2, 2, 2), (next.Position, retried.Position, last.Position));
        Assert.Equal(["new"], await log.TitlesAsync("ops"));
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_cannot_be_deleted()
    {
        await using var log = TestLog.Open();

        Assert.Equal(new StreamChange(StreamOutcome.New), await log.Log.DeleteStreamAsync("ops"));
    }

    [Fact]
    public async Task A_stream_that_holds_nothing_is_deleted_at_once()
    {
        await using var log = TestLog.Open();
        await log.Log.ChangeStreamAsync("ops", settings => settings);

        await log.Log.DeleteStreamAsync("ops");

        Assert.Empty(log.Log.Streams);
    }

    [Fact]
    public async Task Publishes_go_on_while_a_large_stream_is_deleted()
    {
        await using var log = TestLog.Open(adapt: options => options.RetentionStep = 1);
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => log.AppendAsync("large", $"{number}")));
        var goneBefore = new List<long>();
        await log.Log.DeleteStreamAsync("large");

        for (var number = 0; number < 20; number++)
        {
            await log.AppendAsync("ops", $"{number}");
            goneBefore.Add(log.Log.Streams.FirstOrDefault(stream => stream.Name == "large")?.Notifications ?? 0);
        }

        // All twenty were taken before the other stream was gone.
        Assert.True(goneBefore[^1] > 0, string.Join(' ', goneBefore));
        await Eventually.True(() => log.Log.Streams is [{ Name: "ops", Notifications: 20 }], "it is gone at last");
    }

    private static async Task AppendAsync(TestLog log, string stream, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await log.AppendAsync(stream, $"{number}");
        }
    }

    private static ValueTask<TrimmedRange> TrimmedAsync(TestLog log, string stream) =>
        log.Log.TrimmedAfterAsync(0, new StreamScope([stream]), CancellationToken.None);
}
