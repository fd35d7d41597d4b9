using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class LogPageTests
{
    [Fact]
    public async Task A_page_that_is_read_after_retention_has_passed_tells_how_many_are_gone()
    {
        var time = new FakeTimeProvider();
        await using var log = await TrimmedAsync(time, ["ops", "ops", "ops", "ops", "ops", "ops"], "5 6");

        var page = await log.Log.ReadAfterAsync(1, new StreamScope(["ops"]), 10, CancellationToken.None);

        Assert.Equal([5, 6], page.Entries.Select(entry => entry.Position));
        Assert.Equal(new TrimmedRange(3, 5), page.Trimmed);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_page_after_everything_that_is_gone_misses_nothing(long position)
    {
        var time = new FakeTimeProvider();
        await using var log = await TrimmedAsync(time, ["ops", "ops", "ops", "ops", "ops", "ops"], "5 6");

        var page = await log.Log.ReadAfterAsync(position, new StreamScope(["ops"]), 10, CancellationToken.None);

        Assert.Equal(new TrimmedRange(0, position + 1), page.Trimmed);
    }

    [Fact]
    public async Task What_is_gone_of_another_stream_is_not_missing()
    {
        var time = new FakeTimeProvider();
        await using var log = await TrimmedAsync(time, ["ops", "ops", "ops", "ops", "calm"], "3 4 5");

        var page = await log.Log.ReadAfterAsync(0, new StreamScope(["calm"]), 10, CancellationToken.None);

        Assert.Equal(new TrimmedRange(0, 5), page.Trimmed);
    }

    /// <summary>The first entry follows at once, so only what is missing between the entries shows the hole.</summary>
    [Fact]
    public async Task A_hole_behind_the_first_entry_of_a_page_is_told_as_well()
    {
        var time = new FakeTimeProvider();
        await using var log = await TrimmedAsync(time, ["calm", "ops", "ops", "ops", "calm"], "1 3 4 5");

        var page = await log.Log.ReadAfterAsync(0, new StreamScope(["calm", "ops"]), 10, CancellationToken.None);

        Assert.Equal([1, 3, 4, 5], page.Entries.Select(entry => entry.Position));
        Assert.Equal(new TrimmedRange(1, 1), page.Trimmed);
        Assert.Equal(
            new TrimmedRange(1, 1), await log.Log.TrimmedAfterAsync(0, new StreamScope(["*"]), CancellationToken.None));
    }

    [Fact]
    public async Task A_full_page_without_a_place_for_anything_else_misses_nothing()
    {
        var time = new FakeTimeProvider();
        await using var log = await TrimmedAsync(time, ["calm", "ops", "ops", "ops", "calm"], "1 3 4 5");
        var scope = new StreamScope(["*"]);

        var first = await log.Log.ReadAfterAsync(0, scope, 1, CancellationToken.None);
        var second = await log.Log.ReadAfterAsync(1, scope, 1, CancellationToken.None);

        Assert.Equal(new TrimmedRange(0, 1), first.Trimmed);
        Assert.Equal(new TrimmedRange(1, 3), second.Trimmed);
    }

    [Fact]
    public async Task Of_a_stream_of_which_nothing_is_left_all_of_it_is_missing()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options => options.RetainFor = TimeSpan.FromHours(1));
        await log.AppendAsync("ops", "1");
        await log.AppendAsync("ops", "2");
        time.Advance(TimeSpan.FromHours(2));
        await log.AppendAsync("calm", "3");
        await RetentionTests.UntilAsync(log, time, "3");

        var page = await log.Log.ReadAfterAsync(0, new StreamScope(["ops"]), 10, CancellationToken.None);

        Assert.Empty(page.Entries);
        Assert.Equal(new TrimmedRange(2, null), page.Trimmed);
    }

    [Fact]
    public async Task At_the_end_of_the_log_there_is_an_empty_page()
    {
        await using var log = TestLog.Open();
        await log.AppendAsync("ops", "1");

        foreach (var position in (long[])[1, 2, long.MaxValue])
        {
            var page = await log.Log.ReadAfterAsync(position, new StreamScope(["ops"]), 10, CancellationToken.None);

            Assert.Empty(page.Entries);
            Assert.Equal(default, page.Trimmed);
        }
    }

    /// <summary>Resumes in a storm of publishes and removals: each entry is either read, or said to be gone.</summary>
    [Fact]
    public async Task Whoever_reads_while_retention_passes_learns_of_every_hole()
    {
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(time: time, adapt: options =>
            (options.RetainPerStream, options.RetentionStep, options.RetentionEvery) = (20, 7, TimeSpan.FromSeconds(1)));
        var scope = new StreamScope(["ops"]);
        const int Count = 1_000;
        var publishing = Task.Run(async () =>
        {
            for (var number = 1; number <= Count; number++)
            {
                await log.AppendAsync("ops", $"{number}");
                time.Advance(TimeSpan.FromSeconds(1));
            }
        });

        var position = 0L;
        var holes = 0;
        while (position < Count)
        {
            if (position < Count / 2)
            {
                // A reader that is fast would never be behind: at first it waits until it is, and then goes as it can.
                var read = position;
                await Eventually.True(
                    async () => (await log.Log.TrimmedAfterAsync(read, scope, CancellationToken.None)).Missed > 0, "retention has passed the reader");
            }

            var page = await log.Log.ReadAfterAsync(position, scope, 5, CancellationToken.None);
            if (page.Entries.Count > 0)
            {
                Assert.True(page.Entries[0].Position - position - 1 <= page.Trimmed.Missed, $"A silent hole after {position}.");
                holes += page.Trimmed.Missed > 0 ? 1 : 0;
                position = page.Entries[^1].Position;
            }
        }

        await publishing;
        Assert.InRange(holes, 1, Count);
    }

    /// <summary>A log of which retention has kept the newest two of each stream.</summary>
    private static async Task<TestLog> TrimmedAsync(FakeTimeProvider time, string[] streams, string left)
    {
        var log = TestLog.Open(time: time, adapt: options => options.RetainPerStream = 2);
        for (var number = 0; number < streams.Length; number++)
        {
            await log.AppendAsync(streams[number], $"{number + 1}");
        }

        await RetentionTests.UntilAsync(log, time, left);
        return log;
    }
}
