using System.Text;
using System.Threading.Channels;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace Dashboard.Tests.Telemetry;

public sealed class CollectorTests
{
    [Fact]
    public async Task Figures_are_sent_to_the_collector_that_is_configured()
    {
        var received = Channel.CreateUnbounded<(string Path, string? Type, string Text)>();
        await using var collector = await StartCollectorAsync(received.Writer);
        await using var server = await TestServer.StartAsync([$"Telemetry:OtlpEndpoint={collector.Urls.Single()}"]);
        await server.PublishAsync("ops", "one");

        server.Get<MeterProvider>().ForceFlush((int)Eventually.Limit.TotalMilliseconds);

        using var limit = new CancellationTokenSource(Eventually.Limit);
        var (path, type, text) = await received.Reader.ReadAsync(limit.Token);
        Assert.Equal(("/v1/metrics", "application/x-protobuf"), (path, type));
        Assert.Contains("dashboard.notifications.published", text, StringComparison.Ordinal);
        Assert.Contains("dashboard.connections.open", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_is_away_disturbs_nobody()
    {
        await using var server = await TestServer.StartAsync([$"Telemetry:OtlpEndpoint=http://127.0.0.1:{FreePort.Next()}"]);

        server.Get<MeterProvider>().ForceFlush((int)Eventually.Limit.TotalMilliseconds);

        Assert.Equal("ops", (await server.PublishAsync("ops", "one")).Stream);
    }

    private static async Task<WebApplication> StartCollectorAsync(ChannelWriter<(string Path, string? Type, string Text)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await received.WriteAsync((context.Request.Path, context.Request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
        });
        await app.StartAsync();
        return app;
    }
}
