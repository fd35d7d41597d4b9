using Dashboard.Client;
using Dashboard.Client.Feeds;
using Dashboard.Server.Access;
using Dashboard.Server.Connections;
using Dashboard.Server.Demo;
using Dashboard.Server.Diagnostics;
using Dashboard.Server.EventLog;
using Dashboard.Server.Export;
using Dashboard.Server.Fanout;
using Dashboard.Server.Operations;
using Dashboard.Server.Publishing;
using Dashboard.Server.Search;
using Dashboard.Server.Sse;
using Dashboard.Server.Streams;
using Dashboard.Server.Telemetry;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Hosting;

/// <summary>The whole server, put together: one line a room.</summary>
internal static class DashboardHost
{
    /// <param name="options">The arguments, and where the content lies.</param>
    /// <param name="adapt">Replaces edges such as the clock.</param>
    public static WebApplication Build(WebApplicationOptions options, Action<IServiceCollection>? adapt = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.AddHosting();
        builder.AddTelemetry();
        builder.Services
            .AddAccess()
            .AddEventLog()
            .AddSearch()
            .AddExport()
            .AddFanout()
            .AddConnectionRegistry()
            .AddStreams()
            .AddSse()
            .AddPublishing()
            .AddOperations()
            .AddFeeds()
            .AddDiagnostics()
            .AddDemo()
            .AddDashboardPages();
        adapt?.Invoke(builder.Services);
        var app = builder.Build();

        // Before the first room opens its files: every wrong option of every room is named in one try.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        Map(app);
        return app;
    }

    private static void Map(WebApplication app)
    {
        app.UseHosting();
        app.UseTelemetry();
        app.UsePublicWidget();
        app.UseCors();
        app.UseOwnCircuitsOnly();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/examples", () => TypedResults.LocalRedirect("/examples/index.html"));
        app.MapHealth();
        app.MapTelemetry();
        app.MapPublishing();
        app.MapStreams();
        app.MapSearch();
        app.MapExport();
        app.MapSse();
        app.MapOperations();
        app.MapConnections();
        app.MapDiagnostics();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
