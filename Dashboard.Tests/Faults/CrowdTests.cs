using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Many clients at once, and what they leave behind in the process.</summary>
public sealed class CrowdTests
{
    public static TheoryData<string> Both => Deliveries.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Connections_that_open_and_close_at_once_leave_nothing_behind(string delivery)
    {
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var process = await StartAsync(url, folder, delivery, "--Fanout:HeartbeatEvery=00:00:00.5");
        await ComeAndGoAsync(url, 50);
        await Eventually.True(async () => await ReceiversAsync(url) == 0, "the first ones have left");
        var before = OpenFiles(process);

        for (var left = Effort.Of(1_000, 10_000); left > 0; left -= 1_000)
        {
            await ComeAndGoAsync(url, Math.Min(left, 1_000));
        }

        await Eventually.True(async () => await ReceiversAsync(url) == 0, "nobody is connected");
        await Eventually.True(() => OpenFiles(process) <= before + 10, $"descriptors are closed again, of which there were {before}");
        Assert.InRange(Directory.EnumerateDirectories($"/proc/{process.Id}/task").Count(), 1, 80);
        using var one = await RawSubscriber.OpenLiveAsync(url);
        Assert.Equal(1, await ReceiversAsync(url));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_stop_tells_everybody_in_time_and_after_the_start_all_are_back_at_once(string delivery)
    {
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var crowd = Effort.Of(1_000, 5_000);
        string[] ids;
        await using (var first = await StartAsync(url, folder, delivery))
        {
            var subscribers = await OpenAllAsync(url, Enumerable.Repeat("", crowd));
            Assert.Equal(crowd, await ReceiversAsync(url));
            await Task.WhenAll(subscribers.Select(one => one.PositionsAsync(1)));
            var reading = Task.WhenAll(subscribers.Select(one => one.EndAsync()));
            var started = TimeProvider.System.GetTimestamp();
            first.Signal(ChildProcess.Terminate);
            Assert.Equal(0, await first.ExitCodeAsync());
            Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
            await reading;
            Assert.All(subscribers, one => Assert.Equal(("shutdown", true, 1), (one.Bye, one.Ended, one.Positions.Count)));
            ids = [.. subscribers.Select(one => one.LastEventId)];
            DisposeAll(subscribers);
        }

        await using var second = await StartAsync(url, folder, delivery);
        await ReceiversAsync(url);
        var back = await OpenAllAsync(url, ids.Take(Effort.Of(500, 5_000)));
        Assert.Equal(back.Length, await ReceiversAsync(url));
        Assert.All(await Task.WhenAll(back.Select(one => one.PositionsAsync(2))), positions => Assert.Equal([2L, 3L], positions));
        DisposeAll(back);
    }

    private static Task<ChildProcess> StartAsync(Uri url, TempFolder folder, params string[] settings) =>
        ServerProcess.StartReadyAsync(url.Port, folder.FullPath, ["--Logging:LogLevel:Default=Warning", .. settings.Select(one => one.StartsWith('-') ? one : "--" + one)]);

    /// <summary>Some leave within their request, some after it, some once they are live; some properly, some by a reset.</summary>
    private static Task ComeAndGoAsync(Uri url, int count) => Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
    {
        using var connection = await RawConnection.OpenAsync(url);
        var request = RawSubscriber.Request(url);
        await connection.SendAsync(number % 4 == 0 ? request[..(number % request.Length)] : request);
        if (number % 4 == 1)
        {
            await connection.HeadAsync();
        }

        if (number % 3 == 0)
        {
            connection.Reset();
        }
    }));

    private static async Task<RawSubscriber[]> OpenAllAsync(Uri url, IEnumerable<string> ids) =>
        await Task.WhenAll(ids.Select(id => RawSubscriber.OpenLiveAsync(url, lastEventId: id)));

    private static int OpenFiles(ChildProcess process) => Directory.EnumerateFileSystemEntries($"/proc/{process.Id}/fd").Count();

    /// <summary>Publishes one notification, whose receipt says how many subscribers there are.</summary>
    private static async Task<int> ReceiversAsync(Uri url) => (await Publisher.PublishAsync(url, "ops", "x")).Receivers;

    private static void DisposeAll(IEnumerable<RawSubscriber> subscribers)
    {
        foreach (var one in subscribers)
        {
            one.Dispose();
        }
    }
}
