using System.Text.Json;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.EventLog;

public sealed class AppendQueueTests
{
    [Fact]
    public async Task What_waits_is_bounded_by_its_bytes_until_it_is_written()
    {
        using var written = new ManualResetEventSlim();
        await using var queue = new AppendQueue(new EventLogOptions { MaxWaitingBytes = 25_000 }, _ => written.Wait(Eventually.Limit));

        var taken = Enumerable.Range(0, 10).Count(_ => queue.TryAdd(Pending(5_000)));
        queue.Start();
        await Eventually.True(() => queue.Count == 0, "they are being written");
        var whileWriting = queue.TryAdd(Pending(1));
        written.Set();

        // The third one was taken while less than the bound waited.
        Assert.Equal(3, taken);
        Assert.False(whileWriting);
        await Eventually.True(() => queue.TryAdd(Pending(5_000)), "there is room again");
    }

    [Fact]
    public async Task One_that_is_larger_than_all_that_may_wait_is_taken_while_nothing_waits()
    {
        await using var queue = new AppendQueue(new EventLogOptions { MaxWaitingBytes = 1 }, _ => { });

        Assert.Equal([true, false], [queue.TryAdd(Pending(5_000)), queue.TryAdd(Pending(1))]);
    }

    [Fact]
    public void A_draft_counts_all_its_parts_that_can_be_long()
    {
        using var data = JsonDocument.Parse("""[1,2,"three"]""");
        var draft = TestLog.Draft("ops", "1234") with { Body = "123", Url = "12", Tags = ["1", "12345"], Data = data.RootElement };

        Assert.Equal((2 * 15) + 13, draft.Size());
    }

    private static PendingAppend Pending(int characters) => new(TestLog.Draft("ops", new string('x', characters)));
}
