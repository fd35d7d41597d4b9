using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

/// <summary>Idempotency keys of notifications that retention has removed.</summary>
public sealed class RememberedKeyTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_retry_gets_the_first_answer_also_after_retention_has_removed_the_notification()
    {
        using var folder = new TempFolder();
        LogEntry first;
        LogEntry retried;
        await using (var log = Open(folder))
        {
            first = await log.AppendAsync("ops", "first", "key");
            await log.AppendAsync("ops", "second");
            await RetentionTests.UntilAsync(log, _time, "second");
            retried = await log.AppendAsync("ops", "again", "key");
        }

        await using var restarted = Open(folder);
        var later = await restarted.AppendAsync("ops", "again", "key");

        Assert.All((LogEntry[])[retried, later], entry => Assert.Equal(
            (first.Position, first.Stream, first.PublishedAt), (entry.Position, entry.Stream, entry.PublishedAt)));
        Assert.Equal(["second"], await restarted.TitlesAsync("ops"));
        Assert.Equal(2, restarted.Log.Bounds.Last);
    }

    [Fact]
    public async Task The_same_key_in_another_stream_is_another_notification()
    {
        await using var log = Open();
        await RemoveAsync(log, "key");

        Assert.Equal(3, (await log.AppendAsync("calm", "first", "key")).Position);
    }

    [Fact]
    public async Task After_its_window_a_key_is_forgotten()
    {
        await using var log = Open(adapt: options => options.RetentionStep = 1);
        await RemoveAsync(log, "key", "another", "third");
        Assert.Equal(3, CountKeys(log));

        _time.Advance(TimeSpan.FromHours(24));
        await ForgottenAsync(log);

        Assert.Equal(5, (await log.AppendAsync("ops", "again", "key")).Position);
    }

    [Fact]
    public async Task A_key_whose_window_is_over_goes_with_its_notification()
    {
        await using var log = Open(adapt: options => options.RememberKeysFor = TimeSpan.Zero);
        await RemoveAsync(log, "key");

        Assert.Equal(0, CountKeys(log));
        Assert.Equal(3, (await log.AppendAsync("ops", "again", "key")).Position);
    }

    [Fact]
    public async Task A_deleted_stream_takes_its_keys_along_and_others_keep_theirs()
    {
        await using var log = Open(adapt: options => options.RetentionStep = 1);
        await log.AppendAsync("calm", "first", "key");
        await log.AppendAsync("calm", "newest");
        await RemoveAsync(log, "key", "another");

        await log.Log.DeleteStreamAsync("ops");
        var next = await log.AppendAsync("ops", "new", "key");

        Assert.Equal(6, next.Position);
        await Eventually.True(() => CountKeys(log) == 1, "the keys of the stream are gone");
        Assert.Equal(6, (await log.AppendAsync("ops", "again", "key")).Position);
        Assert.Equal(1, (await log.AppendAsync("calm", "again", "key")).Position);
    }

    [Fact]
    public async Task A_deleted_stream_takes_its_keys_along_also_where_nothing_else_is_left_of_it()
    {
        await using var log = Open(adapt: options => options.RetainFor = TimeSpan.FromHours(1));
        await log.Log.ChangeStreamAsync("ops", settings => settings with { Description = "Operations" });
        await log.AppendAsync("ops", "first", "key");
        _time.Advance(TimeSpan.FromHours(2));
        await RetentionTests.UntilAsync(log, _time, "");
        Assert.Equal(1, CountKeys(log));

        await log.Log.DeleteStreamAsync("ops");

        Assert.Equal(2, (await log.AppendAsync("ops", "new", "key")).Position);
        await Eventually.True(() => CountKeys(log) == 0 && log.Log.Streams is [{ DeletedUpTo: 0 }], "its key is gone");
        Assert.Equal(["new"], await log.TitlesAsync("ops"));
    }

    private TestLog Open(TempFolder? folder = null, Action<EventLogOptions>? adapt = null) => TestLog.Open(
        folder?.FullPath,
        _time,
        options =>
        {
            options.RetainPerStream = 1;
            adapt?.Invoke(options);
        });

    /// <summary>Publishes to a stream, and lets retention remove all of it but one that comes last.</summary>
    private async Task RemoveAsync(TestLog log, params string[] keys)
    {
        foreach (var key in keys)
        {
            await log.AppendAsync("ops", "first", key);
        }

        await log.AppendAsync("ops", "last");
        await RetentionTests.UntilAsync(log, _time, "last", "ops");
    }

    private Task ForgottenAsync(TestLog log) => Eventually.True(
        () =>
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            return CountKeys(log) == 0;
        },
        "the keys are forgotten");

    private static long CountKeys(TestLog log)
    {
        using var beside = TestLog.OpenBeside(log.Folder);
        return (long)beside.Scalar("SELECT COUNT(*) FROM keys")!;
    }
}
