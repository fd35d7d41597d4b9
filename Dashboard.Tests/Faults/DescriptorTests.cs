using System.Net.Sockets;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>More connections than the process has file descriptors for.</summary>
public sealed class DescriptorTests
{
    public static TheoryData<string> Both => Deliveries.Both;

    /// <summary>A .NET process that runs out of descriptors aborts, so it may not get there.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task With_few_descriptors_the_process_serves_whom_it_can_and_lives_on(string delivery)
    {
        Assert.SkipWhen(ChildProcess.Find("prlimit") is null, "prlimit is not installed (apt-get install util-linux).");
        using var folder = new TempFolder();
        var port = FreePort.Next();
        var url = new Uri($"http://127.0.0.1:{port}");
        await using var process = await ServerProcess.ReadyAsync(
            ServerProcess.StartUnder("prlimit", "--nofile=1024:1024", ServerProcess.For(port, folder.FullPath, "--" + delivery, "--Logging:LogLevel:Default=None")),
            port);

        var all = await Task.WhenAll(Enumerable.Range(0, 1_200).Select(_ => TrySubscribeAsync(url)));
        var live = all.OfType<RawSubscriber>().ToArray();
        Assert.False(process.HasExited, process.Output);
        Assert.InRange(live.Length, 400, 640);

        foreach (var one in live)
        {
            one.Dispose();
        }

        await Eventually.True(async () => await TryReceiversAsync(url) == 0, "those who left have made room");
        using var last = await RawSubscriber.OpenLiveAsync(url);
        Assert.Equal(1, await TryReceiversAsync(url));
    }

    private static async Task<RawSubscriber?> TrySubscribeAsync(Uri url)
    {
        try
        {
            var subscriber = await RawSubscriber.TryOpenAsync(url);
            return subscriber is not null && await subscriber.ReadAsync() > 0 ? subscriber : null;
        }
        catch (SocketException)
        {
            // Refused while it was sending.
            return null;
        }
    }

    private static async Task<int?> TryReceiversAsync(Uri url)
    {
        try
        {
            return (await Publisher.PublishAsync(url, "ops", "x")).Receivers;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
