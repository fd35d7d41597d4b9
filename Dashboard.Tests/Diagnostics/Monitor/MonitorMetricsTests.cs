using System.Text.RegularExpressions;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Monitor;

/// <summary>In a process of its own: meters of the same name in one process would be counted together.</summary>
public sealed class MonitorMetricsTests
{
    [Fact]
    public async Task The_watch_stands_at_metrics_by_path_and_by_state()
    {
        using var folder = new TempFolder();
        var (url, proxied) = (new Uri($"http://127.0.0.1:{FreePort.Next()}"), FreePort.Next());
        await using var proxy = await NginxProxy.StartAsync(url, port: proxied);
        await using var server = await ServerProcess.StartReadyAsync(
            url.Port, folder.FullPath, $"--Diagnostics:ProxiedUrl=http://127.0.0.1:{proxied}",
            "--Diagnostics:Monitor:EventEvery=00:00:00.1", "--Diagnostics:Monitor:HoldFor=00:00:00.5");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url };

        await FigureAsync(http, "dashboard_diagnostics_verdict", "state=\"healthy\"", "1");
        await FigureAsync(http, "dashboard_diagnostics_verdict", "state=\"faulty\"", "0");
        foreach (var path in (string[])["path=\"direct\"", "path=\"proxied\""])
        {
            await FigureAsync(http, "dashboard_diagnostics_first_byte_seconds_count", path, "[1-9][0-9]*");
            await FigureAsync(http, "dashboard_diagnostics_latency_seconds_count", path, "[1-9][0-9]*");
            await FigureAsync(http, "dashboard_diagnostics_reconnects_total", path, "0");
            await FigureAsync(http, "dashboard_diagnostics_gaps_total", path, "0");
            await FigureAsync(http, "dashboard_diagnostics_doubles_total", path, "0");
        }
    }

    [Fact]
    public async Task What_a_reconnect_loses_on_the_way_is_counted()
    {
        using var folder = new TempFolder();
        var (url, proxied) = (new Uri($"http://127.0.0.1:{FreePort.Next()}"), FreePort.Next());
        await using var proxy = await NginxProxy.StartAsync(url, "faults/last-event-id-dropped.conf", proxied);
        await using var server = await ServerProcess.StartReadyAsync(url.Port, folder.FullPath, $"--Diagnostics:ProxiedUrl=http://127.0.0.1:{proxied}");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url };

        await FigureAsync(http, "dashboard_diagnostics_gaps_total", "path=\"proxied\"", "[1-9][0-9]*");
        await FigureAsync(http, "dashboard_diagnostics_gaps_total", "path=\"direct\"", "0");
    }

    private static Task FigureAsync(HttpClient http, string name, string label, string value) => Eventually.True(
        async () => Regex.IsMatch(
            await http.GetStringAsync(new Uri("/metrics", UriKind.Relative)),
            $@"^{name}\{{[^}}]*{label}[^}}]*\}} {value}( |$)",
            RegexOptions.Multiline | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)),
        $"{name} of {label} is {value}");
}
