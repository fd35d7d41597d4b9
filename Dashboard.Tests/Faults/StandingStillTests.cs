using System.Diagnostics;
using System.Globalization;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Who is taken for a reader that stands still, and what one may cost.</summary>
public sealed class StandingStillTests
{
    private const int Large = 60_000;

    private static readonly TimeSpan s_writeTimeout = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Both => Deliveries.Both;

    /// <summary>All that waits leaves in one write, which takes a slow reader longer than the write timeout.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_reader_that_takes_something_all_the_time_is_not_cut_however_long_it_takes(string delivery)
    {
        const int Count = 150;
        await using var server = await TestServer.StartAsync([delivery, "Fanout:WriteTimeout=00:00:01"]);
        await Storm.PublishAsync(server.Url, Count, perSecond: 10_000, new string('b', Large));
        await using var link = new FaultyLink(server.Url) { BytesPerSecond = 2_500_000 };
        using var slow = await RawSubscriber.OpenAsync(link.Url, "/sse/ops?since=all");

        Assert.Equal(Enumerable.Range(1, Count).Select(position => (long)position), await slow.PositionsAsync(Count));
        Assert.Equal(1, link.Accepted);
    }

    /// <summary>The process stood still, not they: they took all that had been sent to them.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_pause_of_the_process_in_the_middle_of_a_write_cuts_nobody(string delivery)
    {
        const int Count = 150;
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var process = await ServerProcess.StartReadyAsync(
            url.Port, folder.FullPath, "--" + delivery, $"--Fanout:WriteTimeout={s_writeTimeout}", "--Logging:LogLevel:Default=Warning");
        await Storm.PublishAsync(url, Count, perSecond: 10_000, new string('b', Large));

        var subscribers = await StopInTheMiddleAsync(process, url);
        var reading = Task.WhenAll(subscribers.Select(one => one.PositionsAsync(Count)));
        var stopped = Stopwatch.GetTimestamp();
        await Eventually.True(() => Stopwatch.GetElapsedTime(stopped) > 2 * s_writeTimeout, "the pause is over");
        process.Signal(ChildProcess.Continue);

        Assert.All(await reading, positions => Assert.Equal(Enumerable.Range(1, Count).Select(position => (long)position), positions));
        foreach (var one in subscribers)
        {
            one.Dispose();
        }
    }

    /// <summary>Events may be large, so what one reader may have waiting in memory has to be bounded in bytes.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_reader_that_asks_for_everything_and_takes_nothing_costs_at_most_a_megabyte(string delivery)
    {
        const int Readers = 40;
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var process = await ServerProcess.StartReadyAsync(
            url.Port, folder.FullPath, "--" + delivery, "--Fanout:WriteTimeout=00:00:02", "--Logging:LogLevel:Default=None");
        await Storm.PublishAsync(url, 256, perSecond: 10_000, new string('b', Large));
        var before = PeakMegabytes(process);

        var subscribers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => RawSubscriber.OpenAsync(url, "/sse/ops?since=all", window: 4096)));
        using var good = await RawSubscriber.OpenAsync(url, "/sse/ops?since=all");
        await good.PositionsAsync(256);
        await Eventually.True(async () => (await Publisher.PublishAsync(url, "ops", "x")).Receivers <= 1, "all that stand still are cut");

        // Once for all of them: the pages that are read for them at the same time.
        Assert.InRange(PeakMegabytes(process) - before, 0, Readers + 100);
        foreach (var one in subscribers)
        {
            one.Dispose();
        }
    }

    /// <summary>
    /// Opens subscribers that take one notification each, and stops the process while they wait to be sent more. Whoever
    /// had to wait for the others for longer than the write timeout may be cut with reason: then all are opened anew.
    /// </summary>
    private static async Task<RawSubscriber[]> StopInTheMiddleAsync(ChildProcess process, Uri url)
    {
        RawSubscriber[] subscribers = [];
        await Eventually.True(
            async () =>
            {
                Array.ForEach(subscribers, one => one.Dispose());
                process.Signal(ChildProcess.Continue);
                var opened = Stopwatch.GetTimestamp();
                subscribers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => TakeOneAsync(url)));
                process.Signal(ChildProcess.Stop);
                return Stopwatch.GetElapsedTime(opened) < s_writeTimeout;
            },
            "all are open within the write timeout");
        return subscribers;
    }

    private static async Task<RawSubscriber> TakeOneAsync(Uri url)
    {
        var subscriber = await RawSubscriber.OpenAsync(url, "/sse/ops?since=all", take: Large);
        await subscriber.PositionsAsync(1);
        return subscriber;
    }

    /// <summary>The most memory that a process ever held, as in <c>VmHWM:    123456 kB</c>.</summary>
    private static int PeakMegabytes(ChildProcess process)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
