using Dashboard.Tests.Support;

namespace Dashboard.Tests.EventLog;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task A_hundred_parallel_retries_make_one_entry_and_all_get_its_position()
    {
        await using var log = TestLog.Open(adapt: options => options.MaxBatch = 7);
        await log.AppendAsync("ops", "before");

        var entries = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(() => log.AppendAsync("ops", $"try {number}", "key"))));

        Assert.All(entries, entry => Assert.Equal(2, entry.Position));
        Assert.Equal(["before", Assert.Single(TestLog.Titles(entries).Distinct())], await log.TitlesAsync("ops"));
        Assert.Equal(2, log.Log.Bounds.Last);
    }

    [Fact]
    public async Task A_retry_after_a_restart_gets_the_first_entry()
    {
        using var folder = new TempFolder();
        await using (var first = TestLog.Open(folder.FullPath))
        {
            await first.AppendAsync("ops", "first try", "key");
        }

        await using var log = TestLog.Open(folder.FullPath);
        var retried = await log.AppendAsync("ops", "second try", "key");

        Assert.Equal(1, retried.Position);
        Assert.Equal(["first try"], await log.TitlesAsync("ops"));
    }

    [Fact]
    public async Task The_same_key_in_another_stream_is_another_entry()
    {
        await using var log = TestLog.Open();

        long[] positions = [(await log.AppendAsync("a", "in a", "key")).Position, (await log.AppendAsync("b", "in b", "key")).Position];

        Assert.Equal([1, 2], positions);
    }

    [Fact]
    public async Task Drafts_without_a_key_are_never_taken_for_retries()
    {
        await using var log = TestLog.Open();

        await log.AppendAsync("ops", "same");
        await log.AppendAsync("ops", "same");

        Assert.Equal(["same", "same"], await log.TitlesAsync("ops"));
    }

    [Fact]
    public async Task A_retry_is_not_announced_again()
    {
        await using var log = TestLog.Open();
        var announced = new List<long>();
        log.Log.Appended += batch => announced.AddRange(batch.Select(entry => entry.Position));

        await log.AppendAsync("ops", "first", "key");
        await log.AppendAsync("ops", "again", "key");
        await log.AppendAsync("ops", "another");

        Assert.Equal([1, 2], announced);
        Assert.Equal([2L], log.Log.Streams.Select(stream => stream.Notifications));
    }
}
