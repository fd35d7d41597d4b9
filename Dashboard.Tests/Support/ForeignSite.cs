using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Support;

/// <summary>Somebody else's site, on an origin of its own: one page with the markup that a test gives it.</summary>
internal sealed class ForeignSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ForeignSite(WebApplication app) => _app = app;

    /// <param name="port">Its port; the origin is known before the server that has to allow it starts.</param>
    /// <param name="html">The page.</param>
    /// <param name="contentSecurityPolicy">Its policy; null for none.</param>
    public static async Task<ForeignSite> StartAsync(int port, string html, string? contentSecurityPolicy = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = contentSecurityPolicy;
            return Results.Text(html, "text/html; charset=utf-8");
        });
        await app.StartAsync();
        return new ForeignSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
