using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Monitor;

/// <summary>A proxy that was reloaded serves what is open as before, and what comes as it was told.</summary>
public sealed class ReloadTests
{
    [Fact]
    public async Task A_reload_is_seen_at_once_by_a_diagnosis_and_by_the_watch_when_it_opens_its_streams_anew()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync(
        [
            $"Diagnostics:ProxiedUrl=http://127.0.0.1:{port}",
            "Diagnostics:Monitor:Enabled=true",
            "Diagnostics:Monitor:EventEvery=00:00:00.1",
            "Diagnostics:Monitor:HoldFor=00:00:00.5",
            "Diagnostics:Monitor:Renew=00:00:15",
            "Diagnostics:Run:Streams=00:00:10",
        ]);
        await using var proxy = await NginxProxy.StartAsync(server.Url, port: port);
        var watch = server.Get<IPathWatch>();
        await Eventually.True(() => watch.Current.State == WatchState.Healthy, "the watch calls the path healthy");
        Assert.Equal(TimeSpan.FromSeconds(15), watch.Current.RenewsEvery);

        proxy.ReloadAs("faults/buffering.conf");
        var diagnosis = await server.DiagnoseAsync();

        Assert.Equal((VerdictState.Faulty, "block-buffering"), (diagnosis.Verdict!.State, diagnosis.Verdict.Findings[0].Code));
        await Eventually.True(() => watch.Current.State == WatchState.Faulty, "the watch sees it as well");
    }
}
