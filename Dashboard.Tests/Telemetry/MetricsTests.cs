using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Telemetry;

/// <summary>In a process of its own: meters of the same name in one process would be counted together.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task What_is_published_refused_and_connected_stands_at_metrics()
    {
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var server = await ServerProcess.StartReadyAsync(url.Port, folder.FullPath, "--Sse:MaxConnections", "1");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url };
        await using var subscription = await TestSubscription.OpenAsync(new Uri(url, "/sse/ops"));
        await subscription.EventAsync(EventTypes.Heartbeat);
        await using (var refused = await TestSubscription.OpenAsync(new Uri(url, "/sse/ops")))
        {
            await refused.EndAsync();
        }

        await PostAsync(http, "ops", "one");
        await PostAsync(http, "ops", "two");
        await PostAsync(http, "ops", "");
        await PostAsync(http, "NO", "three");
        await subscription.TitlesAsync(2);

        await FigureAsync(http, "dashboard_notifications_published_total", "", "2");
        await FigureAsync(http, "dashboard_notifications_refused_total", "reason=\"invalid\"", "2");
        await FigureAsync(http, "dashboard_connections_open", "path=\"direct\"", "1");
        await FigureAsync(http, "dashboard_connections_open", "path=\"proxied\"", "0");
        await FigureAsync(http, "dashboard_connections_refused_total", "reason=\"limit\"", "1");
        await FigureAsync(http, "http_server_request_duration_seconds_count", "http_response_status_code=\"201\"", "2");
        await FigureAsync(http, "dotnet_process_cpu_count", "", "[0-9]+");

        await subscription.DisposeAsync();
        await FigureAsync(http, "dashboard_connections_open", "path=\"direct\"", "0");
        await FigureAsync(http, "dashboard_connections_duration_seconds_count", "path=\"direct\"", "1");
    }

    /// <summary>A stream of a day among requests of milliseconds would make every average and percentile of them meaningless.</summary>
    [Fact]
    public async Task Streams_are_no_requests_of_some_duration()
    {
        using var folder = new TempFolder();
        var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var server = await ServerProcess.StartReadyAsync(url.Port, folder.FullPath);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url };
        await using (var subscription = await TestSubscription.OpenAsync(new Uri(url, "/sse/ops")))
        {
            await subscription.EventAsync(EventTypes.Heartbeat);
        }

        await FigureAsync(http, "dashboard_connections_duration_seconds_count", "path=\"direct\"", "1");
        var figures = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("http_route=\"/health/ready\"", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("http_route=\"/sse", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("http_route=\"/metrics", figures, StringComparison.Ordinal);
    }

    private static async Task PostAsync(HttpClient http, string stream, string title)
    {
        using var body = new StringContent(title, Encoding.UTF8, "text/plain");
        using var response = await http.PostAsync(new Uri($"/api/streams/{stream}/notifications", UriKind.Relative), body);
        Assert.True(response.StatusCode is HttpStatusCode.Created or HttpStatusCode.UnprocessableEntity);
    }

    /// <summary>Waits for a line such as <c>dashboard_connections_open{otel_scope_name="Dashboard.Connections",path="direct"} 1</c>.</summary>
    private static async Task FigureAsync(HttpClient http, string name, string label, string value)
    {
        var line = new Regex($@"^{name}(\{{.*{Regex.Escape(label)}.*\}})? {value}( \d+)?$", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        await Eventually.True(
            async () => line.IsMatch(await http.GetStringAsync(new Uri("/metrics", UriKind.Relative))), $"{name} {label} is {value}");
    }
}
