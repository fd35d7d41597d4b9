using Dashboard.Client.Contracts;
using Dashboard.Server.Diagnostics.Browser;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Lab;
using Dashboard.Server.Diagnostics.Monitor;
using Dashboard.Server.Diagnostics.NginxConfig;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Server.Diagnostics.Targets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.Diagnostics;

/// <summary>The comparison of paths, for the pages and for programs.</summary>
internal static class DiagnosticsEndpoints
{
    /// <summary>Long enough for test events to arrive, short enough to wait for.</summary>
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(100);

    private const int TestEvents = 20;

    public static IServiceCollection AddDiagnostics(this IServiceCollection services)
    {
        services.AddOptions<DiagnosticsOptions>().BindConfiguration("Diagnostics").ValidateOnStart()
            .Validate(options => IsAddressOrEmpty(options.DirectUrl), "Diagnostics:DirectUrl must be an http or https address, or empty.")
            .Validate(options => IsAddressOrEmpty(options.ProxiedUrl), "Diagnostics:ProxiedUrl must be an http or https address, or empty.")
            .Validate(options => options.Samples is >= 10 and <= 10_000, "Diagnostics:Samples must be 10 to 10000.")
            .Validate(options => options.MaxBodyBytes is >= 1_000 and <= 16 * 1024 * 1024, "Diagnostics:MaxBodyBytes must be 1000 to 16777216.");
        services.AddSingleton<IServerAddress, ServerAddress>();
        services.AddSingleton<DiagnosticsSettings>();
        services.AddSingleton<TestEventPublisher>();
        services.AddSingleton<IPathComparisons, PathComparisons>();
        return services.AddProbeOrigin().AddDiagnosisTargets().AddDiagnosisHistory().AddExperiments().AddBrowserDiagnoses().AddLab().AddNginxConfig().AddPathMonitor();
    }

    public static void MapDiagnostics(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/diagnostics/comparison", CompareAsync);
        routes.MapTargets();
        routes.MapDiagnoses();
        routes.MapProbeOrigin();
        routes.MapLab();
        routes.MapNginxConfig();
    }

    /// <summary>Publishes some test events, waits until they have had time to arrive, and tells what was seen.</summary>
    private static async Task<JsonHttpResult<PathComparison>> CompareAsync(
        IPathComparisons comparisons, TimeProvider time, CancellationToken cancellationToken)
    {
        using var run = comparisons.Watch([StreamName.Probe]);
        await Task.Delay(s_settle, time, cancellationToken);
        await comparisons.PublishTestEventsAsync(TestEvents, s_interval, cancellationToken);
        await Task.Delay(s_settle, time, cancellationToken);
        return TypedResults.Json(run.Current, ContractsJson.Wire.PathComparison);
    }

    private static bool IsAddressOrEmpty(string url) =>
        url.Length == 0 || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}
