using System.Diagnostics;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>A process that stands still for a while, as under a debugger, a full disk of its machine, or a moved one.</summary>
public sealed class PauseTests
{
    public static TheoryData<string> Both => Deliveries.Both;

    /// <summary>Longer than the write timeout: who read all that was sent did not stand still, the server did.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Streams_go_on_after_a_pause_of_the_process(string delivery)
    {
        var (pause, count) = (TimeSpan.FromSeconds(Effort.Of(2, 20)), 500);
        var timeout = Effort.Of(1, 5);
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var process = await ServerProcess.StartReadyAsync(
            url.Port, folder.FullPath, "--" + delivery, $"--Fanout:WriteTimeout=00:00:0{timeout}", "--Fanout:HeartbeatEvery=00:00:00.5", "--Logging:LogLevel:Default=Warning");
        var subscribers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => RawSubscriber.OpenLiveAsync(url)));
        var reading = Task.WhenAll(subscribers.Select(one => one.PositionsAsync(count)));

        var publishing = Storm.PublishAsync(url, count, perSecond: 1_000);
        await Eventually.True(() => subscribers[0].Positions.Count > 50, "the storm is under way");
        process.Signal(ChildProcess.Stop);
        var stopped = Stopwatch.GetTimestamp();
        await Eventually.True(() => Stopwatch.GetElapsedTime(stopped) > pause, "the pause is over");
        process.Signal(ChildProcess.Continue);

        await publishing;
        var expected = Enumerable.Range(1, count).Select(position => (long)position).ToArray();
        Assert.All(await reading, positions => Assert.Equal(expected, positions));
        foreach (var one in subscribers)
        {
            one.Dispose();
        }
    }
}
