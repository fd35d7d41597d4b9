using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Monitor;

/// <summary>The watch over a real server behind a real nginx, twenty times as fast as usual.</summary>
public sealed class PathMonitorTests
{
    private readonly int _port = FreePort.Next();

    [Fact]
    public async Task A_proxy_that_begins_to_buffer_is_told_once_and_again_when_it_is_mended()
    {
        await using var server = await StartAsync();
        await using var told = await server.SubscribeAsync($"/sse/{StreamName.Diagnostics}");
        await using (await NginxProxy.StartAsync(server.Url, port: _port))
        {
            await UntilAsync(server, WatchState.Healthy);
        }

        await using (await NginxProxy.StartAsync(server.Url, "faults/buffering.conf", _port))
        {
            var firing = await NotificationAsync(told, 0);
            Assert.Contains("holds events back", firing.Title, StringComparison.Ordinal);
            Assert.Equal((Severity.Error, "proxy-path", NotificationStatus.Firing), (firing.Severity, firing.Key, firing.Status));
            Assert.Contains("Time to the headers", firing.Body, StringComparison.Ordinal);
            Assert.StartsWith($"http://127.0.0.1:{_port}/diagnostics?run=", firing.Url, StringComparison.Ordinal);
            Assert.Equal(WatchState.Healthy, server.Get<IPathWatch>().Current.Before);
        }

        await using (await NginxProxy.StartAsync(server.Url, port: _port))
        {
            var resolved = await NotificationAsync(told, 1);
            Assert.Equal((Severity.Info, "proxy-path", NotificationStatus.Resolved), (resolved.Severity, resolved.Key, resolved.Status));
        }

        Assert.Equal(
            [VerdictState.Healthy, VerdictState.Faulty],
            server.Get<IDiagnoses>().History(DiagnosisTarget.OwnId).Select(verdict => verdict.State));
    }

    [Fact]
    public async Task New_sessions_raise_no_alarm_and_readers_are_not_counted_as_subscribers()
    {
        await using var server = await StartAsync("Diagnostics:Monitor:Renew=00:00:02", "Sse:MaxConnections=1");
        await using var proxy = await NginxProxy.StartAsync(server.Url, port: _port);
        await UntilAsync(server, WatchState.Healthy);
        var since = server.Get<IPathWatch>().Current.Since;

        // Each round opens three streams through the proxy, and two more to see whether one can be taken up again.
        await Eventually.True(() => Requests(proxy, "/sse/_diag/stream") >= 20, "four rounds have begun");

        Assert.Equal((WatchState.Healthy, since), (server.Get<IPathWatch>().Current.State, server.Get<IPathWatch>().Current.Since));
        Assert.Equal(0, server.Get<ConnectionRegistry>().Count);
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        Assert.True(subscription.Response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_server_without_a_proxy_is_quiet_and_one_whose_proxy_goes_away_says_so_once()
    {
        await using var server = await StartAsync();
        await using var told = await server.SubscribeAsync($"/sse/{StreamName.Diagnostics}");
        await UntilAsync(server, WatchState.NoProxy);
        await using (await NginxProxy.StartAsync(server.Url, port: _port))
        {
            await UntilAsync(server, WatchState.Healthy);
        }

        await UntilAsync(server, WatchState.Faulty);

        var firing = await NotificationAsync(told, 0);
        Assert.Contains("The proxy does not answer", firing.Title, StringComparison.Ordinal);
        Assert.Single(told.Events, one => one.Type == "message");
    }

    [Fact]
    public async Task It_ends_at_once_with_the_server()
    {
        var server = await StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url, port: _port);
        await UntilAsync(server, WatchState.Healthy);

        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(2));
        await server.DisposeAsync();
    }

    private Task<TestServer> StartAsync(params string[] settings) => TestServer.StartAsync(
    [
        $"Diagnostics:ProxiedUrl=http://127.0.0.1:{_port}",
        "Diagnostics:Monitor:Enabled=true",
        "Diagnostics:Monitor:EventEvery=00:00:00.1",
        "Diagnostics:Monitor:LargeEventEvery=00:00:01",
        "Diagnostics:Monitor:ReopenAfter=00:00:00.2",
        "Diagnostics:Monitor:HoldFor=00:00:00.5",
        "Diagnostics:Monitor:NotifyAtMostEvery=00:00:00",
        .. settings,
    ]);

    private static Task UntilAsync(TestServer server, WatchState state) => Eventually.True(
        () => server.Get<IPathWatch>().Current.State == state, $"the watch says {state}");

    private static async Task<Notification> NotificationAsync(TestSubscription told, int index)
    {
        await told.TitlesAsync(index + 1);
        var data = told.Events.Where(one => one.Type == "message").ElementAt(index).Data;
        return JsonSerializer.Deserialize(data, ContractsJson.Default.Notification)!;
    }

    private static int Requests(NginxProxy proxy, string path) => proxy.AccessLog.Split('\n').Count(line => line.Contains(path, StringComparison.Ordinal));
}
