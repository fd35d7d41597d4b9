using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Diagnostics.Wire;

/// <summary>A real Kestrel on loopback with what a test maps, plain or over TLS.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WireServer(WebApplication app, bool isTls)
    {
        _app = app;
        Url = new Uri($"{(isTls ? "https" : "http")}://127.0.0.1:{new Uri(app.Urls.Single()).Port}");
    }

    public Uri Url { get; }

    public static async Task<WireServer> StartAsync(
        Action<WebApplication> map, X509Certificate2? certificate = null, HttpProtocols protocols = HttpProtocols.Http1AndHttp2)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = protocols;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            }));
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new WireServer(app, certificate is not null);
    }

    public async ValueTask DisposeAsync()
    {
        // Streams are open when a test ends; a stop would wait for them.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
