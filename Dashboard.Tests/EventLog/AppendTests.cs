using System.Text;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class AppendTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_appended_draft_comes_back_as_the_entry_that_is_stored()
    {
        await using var log = TestLog.Open(time: new FakeTimeProvider(s_noon));
        using var data = JsonDocument.Parse("""{"free":[0,"0.5 GiB"]}""");
        var draft = TestLog.Draft("ops", "disk full") with
        {
            Severity = Severity.Error,
            Body = "line 1\nline 2",
            Tags = ["disk"],
            Data = data.RootElement,
        };

        var entry = (await log.Log.AppendAsync(draft)).Entry!;

        var stored = Assert.Single((await log.Log.ReadAfterAsync(0, new StreamScope(["ops"]), 10, CancellationToken.None)).Entries);
        Assert.Equal(
            $$$"""{"id":"{{{log.Log.Bounds.Epoch}}}-1","stream":"ops","severity":"error","title":"disk full","body":"line 1\nline 2","tags":["disk"],"publishedAt":"2026-11-22T12:00:00.000000Z","data":{"free":[0,"0.5 GiB"]}}""",
            Encoding.UTF8.GetString(entry.Json.Span));
        Assert.Equal(entry.Json.ToArray(), stored.Json.ToArray());
        Assert.Equal(
            (1, "ops", Severity.Error, s_noon), (entry.Position, entry.Stream, entry.Severity, entry.PublishedAt));
        Assert.Equal(entry with { Json = default }, stored with { Json = default });
    }

    [Fact]
    public async Task A_thread_of_its_own_waits_for_the_disk_and_none_that_requests_need()
    {
        await using var log = TestLog.Open();
        var byPool = new List<bool>();
        log.Log.Appended += _ => byPool.Add(Thread.CurrentThread.IsThreadPoolThread);

        await log.Log.AppendAsync(TestLog.Draft("ops", "disk full"));
        await log.Log.AppendAsync(TestLog.Draft("ops", "disk still full"));

        Assert.Equal([false, false], byPool);
    }

    [Fact]
    public async Task Positions_grow_by_one_over_all_streams()
    {
        await using var log = TestLog.Open();

        long[] positions =
        [
            (await log.AppendAsync("a", "1")).Position,
            (await log.AppendAsync("b", "2")).Position,
            (await log.AppendAsync("_probe", "3")).Position,
            (await log.AppendAsync("a", "4")).Position,
        ];

        Assert.Equal([1, 2, 3, 4], positions);
        Assert.Equal(4, log.Log.Bounds.Last);
    }

    [Fact]
    public async Task Many_concurrent_publishers_share_one_order_in_which_each_keeps_its_own()
    {
        const int Publishers = 8;
        const int Each = 250;
        await using var log = TestLog.Open(adapt: options => options.MaxBatch = 7);

        var published = await Task.WhenAll(Enumerable.Range(0, Publishers).Select(publisher => Task.Run(async () =>
        {
            var entries = new List<LogEntry>();
            for (var number = 0; number < Each; number++)
            {
                entries.Add(await log.AppendAsync($"s{publisher}", $"{publisher}-{number}"));
            }

            return entries;
        })));

        var stored = (await log.Log.ReadAfterAsync(0, new StreamScope(["*"]), int.MaxValue, CancellationToken.None)).Entries;
        Assert.Equal(Enumerable.Range(1, Publishers * Each).Select(position => (long)position), stored.Select(entry => entry.Position));
        Assert.Equal(
            published.SelectMany(entries => entries).OrderBy(entry => entry.Position).Select(entry => Encoding.UTF8.GetString(entry.Json.Span)),
            stored.Select(entry => Encoding.UTF8.GetString(entry.Json.Span)));
        for (var publisher = 0; publisher < Publishers; publisher++)
        {
            Assert.Equal(
                Enumerable.Range(0, Each).Select(number => $"{publisher}-{number}"), await log.TitlesAsync($"s{publisher}"));
        }
    }

    [Fact]
    public async Task A_publisher_is_answered_only_when_the_entry_is_on_disk_and_everybody_else_has_heard_of_it()
    {
        await using var log = TestLog.Open();
        using var gate = new AppendGate(log.Log);

        var append = log.AppendAsync("ops", "disk full");
        await gate.ReachedAsync();
        var onDisk = await log.TitlesAsync("ops");
        var answeredEarly = append.IsCompleted;
        gate.Open();
        await append;

        Assert.Equal(["disk full"], onDisk);
        Assert.False(answeredEarly);
    }

    [Fact]
    public async Task Each_new_entry_is_announced_once_and_in_order()
    {
        await using var log = TestLog.Open(adapt: options => options.MaxBatch = 3);
        var announced = new List<long>();
        log.Log.Appended += batch => announced.AddRange(batch.Select(entry => entry.Position));

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => log.AppendAsync("ops", $"{number}")));

        Assert.Equal(Enumerable.Range(1, 200).Select(position => (long)position), announced);
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_takes_again_when_there_is_room()
    {
        await using var log = TestLog.Open(adapt: options => (options.MaxWaiting, options.MaxBatch) = (2, 1));
        using var gate = new AppendGate(log.Log);
        var writing = log.AppendAsync("ops", "1");
        await gate.ReachedAsync();
        Task<LogEntry>[] waiting = [log.AppendAsync("ops", "2"), log.AppendAsync("ops", "3")];

        var refused = log.Log.AppendAsync(TestLog.Draft("ops", "too many"));

        Assert.True(refused.IsCompleted);
        Assert.Equal(new AppendResult(null, AppendRefusal.Busy), await refused);
        gate.Open();
        await Task.WhenAll([writing, .. waiting]);
        await log.AppendAsync("ops", "4");
        Assert.Equal(["1", "2", "3", "4"], await log.TitlesAsync("ops"));
    }

    [Fact]
    public async Task A_log_that_closes_writes_what_waits_and_refuses_what_comes_later()
    {
        using var folder = new TempFolder();
        var closing = TestLog.Open(folder.FullPath, adapt: options => options.MaxBatch = 1);
        using var gate = new AppendGate(closing.Log);
        var writing = closing.AppendAsync("ops", "1");
        await gate.ReachedAsync();
        var waiting = closing.AppendAsync("ops", "2");

        var closed = closing.DisposeAsync();
        gate.Open();
        await closed;

        Assert.Equal(
            new AppendResult(null, AppendRefusal.Closing), await closing.Log.AppendAsync(TestLog.Draft("ops", "late")));
        Assert.Equal((1, 2), ((await writing).Position, (await waiting).Position));
        await using var again = TestLog.Open(folder.FullPath);
        Assert.Equal(["1", "2"], await again.TitlesAsync("ops"));
    }
}
