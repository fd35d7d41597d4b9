using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class ReadTests
{
    [Theory]
    [InlineData("a", "1 3")]
    [InlineData("a b", "1 2 3 5")]
    [InlineData("*", "1 2 3 5")]
    [InlineData("_probe", "4")]
    [InlineData("* _probe", "1 2 3 4 5")]
    [InlineData("* a", "1 2 3 5")]
    [InlineData("missing", "")]
    public async Task A_scope_reads_its_streams_in_both_directions(string streams, string expected)
    {
        await using var log = await FilledAsync();
        var scope = new StreamScope(streams.Split(' '));
        var oldestFirst = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var after = await log.Log.ReadAfterAsync(0, scope, 10, CancellationToken.None);
        var before = await log.Log.ReadBeforeAsync(long.MaxValue, scope, 10, CancellationToken.None);

        Assert.Equal(oldestFirst, TestLog.Titles(after.Entries));
        Assert.Equal(oldestFirst.Reverse(), TestLog.Titles(before));
    }

    [Fact]
    public async Task Reading_after_a_position_begins_with_the_next_one_and_ends_at_the_limit()
    {
        await using var log = await FilledAsync();

        var entries = (await log.Log.ReadAfterAsync(1, new StreamScope(["*"]), 2, CancellationToken.None)).Entries;

        Assert.Equal([2, 3], entries.Select(entry => entry.Position));
    }

    [Fact]
    public async Task Reading_before_a_position_begins_with_the_one_below_and_ends_at_the_limit()
    {
        await using var log = await FilledAsync();

        var entries = await log.Log.ReadBeforeAsync(5, new StreamScope(["*"]), 2, CancellationToken.None);

        Assert.Equal([3, 2], entries.Select(entry => entry.Position));
    }

    [Fact]
    public async Task A_name_is_matched_as_a_whole_and_is_no_pattern()
    {
        await using var log = TestLog.Open();
        await log.AppendAsync("ops", "1");
        await log.AppendAsync("ops.db", "2");
        await log.AppendAsync("o_s", "3");

        Assert.Equal(["3"], await log.TitlesAsync("o_s"));
        Assert.Equal(["1"], await log.TitlesAsync("ops"));
    }

    [Fact]
    public async Task The_position_before_a_time_is_followed_by_what_was_published_at_or_after_it()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time);
        await log.AppendAsync("ops", "1");
        time.Advance(TimeSpan.FromMinutes(1));
        var second = await log.AppendAsync("ops", "2");
        time.Advance(TimeSpan.FromMinutes(1));
        await log.AppendAsync("ops", "3");

        Assert.Equal(0, await log.Log.PositionBeforeAsync(DateTimeOffset.UnixEpoch, CancellationToken.None));
        Assert.Equal(1, await log.Log.PositionBeforeAsync(second.PublishedAt, CancellationToken.None));
        Assert.Equal(2, await log.Log.PositionBeforeAsync(second.PublishedAt.AddTicks(10), CancellationToken.None));
        Assert.Equal(3, await log.Log.PositionBeforeAsync(time.GetUtcNow().AddDays(1), CancellationToken.None));
    }

    /// <summary>Clocks order nothing: one that was wrong for a while must not hide what was published before.</summary>
    [Fact]
    public async Task The_position_before_a_time_is_found_in_a_long_log_whose_clock_was_wrong_for_a_while()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var noon = time.GetUtcNow();
        await using var log = TestLog.Open(time: time, adapt: options => options.RetentionEvery = TimeSpan.FromDays(1));
        await AppendAsync(log, 2_000);
        time.AdjustTime(noon.AddHours(-2));
        await AppendAsync(log, 1);
        time.AdjustTime(noon.AddHours(1));
        await AppendAsync(log, 2_000);

        Assert.Equal(0, await BeforeAsync(noon.AddHours(-2)));
        Assert.Equal(2_001, await BeforeAsync(noon));
        Assert.Equal(2_001, await BeforeAsync(noon.AddHours(1)));
        Assert.Equal(4_001, await BeforeAsync(noon.AddHours(2)));

        Task<long> BeforeAsync(DateTimeOffset moment) => log.Log.PositionBeforeAsync(moment, CancellationToken.None).AsTask();
    }

    [Fact]
    public async Task A_thousand_readers_at_once_all_get_their_answer_from_a_few_connections()
    {
        await using var log = TestLog.Open(adapt: options => options.MaxReaders = 2);
        await AppendAsync(log, 200);
        var scope = new StreamScope(["ops", "other"]);

        var pages = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number =>
            Task.Run(() => log.Log.ReadAfterAsync(number % 200, scope, 10, CancellationToken.None).AsTask())));

        Assert.Equal(Enumerable.Range(0, 1_000).Select(number => (number % 200) + 1L), pages.Select(page => page.Entries[0].Position));
        var open = Directory.EnumerateFiles("/proc/self/fd")
            .Select(file => new FileInfo(file).LinkTarget)
            .Count(target => target == Path.Combine(log.Folder, "dashboard.db"));

        // Two for the readers, one for the writer, and one each for upkeep and the search for damage.
        Assert.InRange(open, 1, 5);
    }

    [Fact]
    public async Task Whoever_leaves_does_not_wait_for_a_turn()
    {
        await using var log = await FilledAsync();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => log.Log.ReadAfterAsync(0, new StreamScope(["a"]), 10, left.Token).AsTask());
    }

    private static Task<LogEntry[]> AppendAsync(TestLog log, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => log.AppendAsync("ops", "x")));

    private static async Task<TestLog> FilledAsync()
    {
        var log = TestLog.Open();
        await log.AppendAsync("a", "1");
        await log.AppendAsync("b", "2");
        await log.AppendAsync("a", "3");
        await log.AppendAsync("_probe", "4");
        await log.AppendAsync("b", "5");
        return log;
    }
}
