using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class RetentionTests
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Of_each_stream_the_newest_are_kept_up_to_the_count()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainPerStream, options.RetentionStep) = (s_every, 3, 2));
        for (var number = 1; number <= 8; number++)
        {
            await log.AppendAsync("busy", $"{number}");
        }

        await log.AppendAsync("calm", "9");

        await UntilAsync(log, time, "6 7 8 9");
    }

    [Fact]
    public async Task What_is_older_than_the_age_goes_and_the_rest_stays()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainFor, options.RetentionStep) = (s_every, TimeSpan.FromHours(10), 2));
        for (var number = 1; number <= 5; number++)
        {
            await log.AppendAsync("ops", $"{number}");
        }

        time.Advance(TimeSpan.FromHours(5));
        await log.AppendAsync("ops", "6");
        await UntilAsync(log, time, "1 2 3 4 5 6");

        time.Advance(TimeSpan.FromHours(5));
        await UntilAsync(log, time, "6");
    }

    [Fact]
    public async Task Reserved_streams_have_a_count_of_their_own()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainPerStream, options.RetainPerReservedStream) = (s_every, 3, 1));
        for (var number = 1; number <= 4; number++)
        {
            await log.AppendAsync("_probe", $"{number}");
            await log.AppendAsync("ops", $"{number}");
        }

        await UntilAsync(log, time, "2 3 4");
        await UntilAsync(log, time, "4", "_probe");
    }

    /// <summary>A clock that was wrong for a moment must not take along what was published before it.</summary>
    [Fact]
    public async Task A_notification_with_an_old_time_does_not_take_younger_ones_before_it_along()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainFor, options.RetainPerStream) = (s_every, TimeSpan.FromDays(30), 2));
        var now = time.GetUtcNow();
        await log.AppendAsync("ops", "1");
        time.AdjustTime(now.AddDays(-365));
        await log.AppendAsync("ops", "2");
        time.AdjustTime(now);
        for (var number = 3; number <= 5; number++)
        {
            await log.AppendAsync("zoo", $"{number}");
        }

        // Streams are trimmed by name: once this one is, the other one was looked at.
        await UntilAsync(log, time, "4 5", "zoo");

        Assert.Equal(["1"], (await log.TitlesAsync("ops")).Take(1));
    }

    [Fact]
    public async Task The_log_tells_what_retention_has_taken_after_a_position()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainPerStream) = (s_every, 2));
        for (var number = 1; number <= 6; number++)
        {
            await log.AppendAsync("ops", $"{number}");
        }

        await log.AppendAsync("calm", "7");
        await UntilAsync(log, time, "5 6 7");

        Assert.Equal(new TrimmedRange(4, 5), await TrimmedAsync(log, 0, "ops"));
        Assert.Equal(new TrimmedRange(2, 5), await TrimmedAsync(log, 2, "ops"));
        Assert.Equal(new TrimmedRange(0, 5), await TrimmedAsync(log, 4, "ops"));
        Assert.Equal(new TrimmedRange(0, 6), await TrimmedAsync(log, 5, "ops"));
        Assert.Equal(new TrimmedRange(0, null), await TrimmedAsync(log, 6, "ops"));
        Assert.Equal(new TrimmedRange(0, 7), await TrimmedAsync(log, 0, "calm"));
        Assert.Equal(new TrimmedRange(4, 5), await TrimmedAsync(log, 0, "*"));
    }

    [Fact]
    public async Task What_retention_took_is_still_known_after_a_restart()
    {
        using var folder = new TempFolder();
        var time = new FakeTimeProvider();
        await using (var first = TestLog.Open(folder.FullPath, time, options => options.RetainPerStream = 1))
        {
            await first.AppendAsync("ops", "1");
            await first.AppendAsync("ops", "2");
            await UntilAsync(first, time, "2");
        }

        await using var log = TestLog.Open(folder.FullPath, time);

        Assert.Equal(new TrimmedRange(1, 2), await TrimmedAsync(log, 0, "ops"));
    }

    [Fact]
    public async Task The_catalog_counts_what_is_held_of_each_stream()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainPerStream) = (s_every, 2));
        await log.AppendAsync("b", "1");
        await log.AppendAsync("b", "2");
        var newestOfB = await log.AppendAsync("b", "3");
        var newestOfA = await log.AppendAsync("a", "4");
        await UntilAsync(log, time, "2 3 4");

        var bytes = newestOfA.Json.Length;
        LogStream[] expected =
        [
            new() { Name = "a", Notifications = 1, Bytes = bytes, Last = 4, LastAt = newestOfA.PublishedAt, Appended = 1 },
            new() { Name = "b", Notifications = 2, Bytes = 2 * bytes, Last = 3, LastAt = newestOfB.PublishedAt, Appended = 3 },
        ];
        await Eventually.True(() => log.Log.Streams.SequenceEqual(expected), "the catalog has heard of what was removed");
    }

    [Fact]
    public async Task A_stream_of_which_nothing_is_left_is_not_in_the_catalog()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainFor) = (s_every, TimeSpan.FromHours(10)));
        await log.AppendAsync("ended", "1");
        time.Advance(TimeSpan.FromHours(9));
        await log.AppendAsync("ops", "2");
        time.Advance(TimeSpan.FromHours(2));
        await UntilAsync(log, time, "2");

        await Eventually.True(() => log.Log.Streams is [{ Name: "ops" }], "only the stream that holds something is listed");
    }

    [Fact]
    public async Task An_age_without_end_leaves_only_the_count()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetentionEvery, options.RetainFor, options.RetainPerStream) = (s_every, TimeSpan.MaxValue, 1));
        await log.AppendAsync("ops", "1");
        await log.AppendAsync("ops", "2");

        await UntilAsync(log, time, "2");
    }

    /// <summary>Lets retention run until a stream holds just these.</summary>
    internal static async Task UntilAsync(TestLog log, FakeTimeProvider time, string expected, string stream = "*")
    {
        await Eventually.True(
            async () =>
            {
                time.Advance(TimeSpan.FromSeconds(30));
                return string.Join(' ', await log.TitlesAsync(stream)) == expected;
            },
            $"'{stream}' holds {expected}");
    }

    private static ValueTask<TrimmedRange> TrimmedAsync(TestLog log, long position, string stream) =>
        log.Log.TrimmedAfterAsync(position, new StreamScope([stream]), CancellationToken.None);
}
