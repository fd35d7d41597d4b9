using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Readers that take less than they are sent, or nothing, beside readers that take all.</summary>
public sealed class SlowReaderTests
{
    /// <summary>The kernel makes of it the least that it can: about 2 KB.</summary>
    private const int SmallestWindow = 1;

    private const int Large = 60_000;

    public static TheoryData<string> Both => Deliveries.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_reader_with_the_smallest_window_that_takes_single_bytes_gets_everything_in_order(string delivery)
    {
        const int Count = 40;
        await using var server = await TestServer.StartAsync([delivery]);
        using var tiny = await RawSubscriber.OpenAsync(server.Url, window: SmallestWindow, take: 1);
        using var good = await RawSubscriber.OpenLiveAsync(server.Url);

        for (var number = 0; number < Count; number++)
        {
            await server.PublishAsync("ops", $"{number}\n{new string('b', 300)}");
        }

        var expected = Enumerable.Range(1, Count).Select(position => (long)position).ToArray();
        Assert.Equal(expected, await good.PositionsAsync(Count));
        Assert.Equal(expected, await tiny.PositionsAsync(Count));
        Assert.Equal(2, server.Get<ConnectionRegistry>().Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_hundred_readers_that_stand_still_are_cut_and_resume_and_the_others_never_notice(string delivery)
    {
        const int Stuck = 100;
        const int Good = 5;
        var count = Effort.Of(60, 200);
        await using var server = await TestServer.StartAsync([delivery, "Fanout:WriteTimeout=00:00:01"]);
        var stuck = await Task.WhenAll(Enumerable.Range(0, Stuck).Select(_ => RawSubscriber.OpenAsync(server.Url, window: 4096)));
        var good = await Task.WhenAll(Enumerable.Range(0, Good).Select(_ => RawSubscriber.OpenLiveAsync(server.Url)));
        var reading = Task.WhenAll(good.Select(one => one.PositionsAsync(count)));

        for (var number = 0; number < count; number++)
        {
            await server.PublishAsync("ops", $"{number}\n{new string('b', Large)}");
        }

        var expected = Enumerable.Range(1, count).Select(position => (long)position).ToArray();
        Assert.All(await reading, positions => Assert.Equal(expected, positions));
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == Good, "all that stand still are cut, and nobody else");
        await AssertResumesAsync(server, stuck[0], expected);
        foreach (var one in stuck.Concat(good))
        {
            one.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_reader_that_takes_a_tenth_of_the_rate_gets_everything_late_while_others_have_it_on_time(string delivery)
    {
        const int Count = 100;
        await using var server = await TestServer.StartAsync([delivery, "Fanout:Window=16", "Fanout:MaxTake=4"]);
        await using var link = new FaultyLink(server.Url) { BytesPerSecond = 4_000_000 };
        using var slow = await RawSubscriber.OpenLiveAsync(link.Url);
        using var good = await RawSubscriber.OpenLiveAsync(server.Url);
        var late = slow.PositionsAsync(Count);

        var onTime = good.PositionsAsync(Count);
        await Task.WhenAll(Enumerable.Range(0, Count).Select(number => server.PublishAsync("ops", $"{number}\n{new string('b', Large)}")));

        var expected = Enumerable.Range(1, Count).Select(position => (long)position).ToArray();
        Assert.Equal(expected, await onTime);
        Assert.False(late.IsCompleted);
        Assert.Equal(expected, await late);
        Assert.Equal(1, link.Accepted);
        Assert.Equal(2, server.Get<ConnectionRegistry>().Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_link_that_stalls_for_less_than_the_write_timeout_and_slices_what_it_passes_loses_nothing(string delivery)
    {
        const int Count = 30;
        await using var server = await TestServer.StartAsync([delivery]);
        await using var link = new FaultyLink(server.Url) { Slice = 7, Delay = TimeSpan.FromMilliseconds(10) };
        using var late = await RawSubscriber.OpenLiveAsync(link.Url);

        link.Stalled = true;
        for (var number = 0; number < Count; number++)
        {
            await server.PublishAsync("ops", $"{number}");
        }

        (link.Slice, link.Delay, link.Stalled) = (7, TimeSpan.Zero, false);

        Assert.Equal(Enumerable.Range(1, Count).Select(position => (long)position), await late.PositionsAsync(Count));
        Assert.Equal(1, link.Accepted);
    }

    /// <summary>A reader that was cut finds what the kernel still had for it, and then the end; the rest it asks for again.</summary>
    private static async Task AssertResumesAsync(TestServer server, RawSubscriber cut, long[] expected)
    {
        while (await cut.ReadAsync() > 0)
        {
        }

        Assert.InRange(cut.Positions.Count, 0, expected.Length - 1);
        var last = cut.LastEventId.Length > 0 ? cut.LastEventId : server.Get<IEventLog>().Bounds.IdAt(0).ToString();
        using var again = await RawSubscriber.OpenAsync(server.Url, lastEventId: last);
        var rest = await again.PositionsAsync(expected.Length - cut.Positions.Count);
        Assert.Equal(expected, cut.Positions.Concat(rest));
    }
}
