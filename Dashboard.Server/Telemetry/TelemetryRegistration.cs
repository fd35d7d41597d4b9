using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Dashboard.Server.Telemetry;

/// <summary>
/// Hands the figures of all rooms on: to Prometheus at <c>/metrics</c>, and to an OpenTelemetry collector where one is
/// configured. The rooms themselves only measure, with what .NET has for it.
/// </summary>
internal static class TelemetryRegistration
{
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Our own rooms; requests and connections of the web server; memory, collections and threads of the process.</summary>
    private static readonly string[] s_meters =
        ["Dashboard.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Streams and circuits last for hours. As durations of requests they would bury all others.</summary>
    private static readonly string[] s_longLived = ["/sse", "/_blazor"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration("Telemetry").ValidateOnStart()
            .Validate(
                options => options.OtlpEndpoint.Length == 0 || IsAddress(options.OtlpEndpoint),
                "Telemetry:OtlpEndpoint must be an http or https address such as http://127.0.0.1:4318, or empty.");
        builder.Services.AddOptions<OtlpExporterOptions>().Configure<IOptions<TelemetryOptions>>(SendTo);
        var sends = !string.IsNullOrEmpty(builder.Configuration["Telemetry:OtlpEndpoint"])
            || !string.IsNullOrEmpty(builder.Configuration[StandardEndpoint]);
        var version = typeof(TelemetryRegistration).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("dashboard", serviceVersion: version?.InformationalVersion))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(s_meters).AddPrometheusExporter();
                if (sends)
                {
                    metrics.AddOtlpExporter();
                }
            });
    }

    public static void UseTelemetry(this WebApplication app) => app.Use((context, next) =>
    {
        if (Array.Exists(s_longLived, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
            && context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }

        return next(context);
    });

    public static void MapTelemetry(this IEndpointRouteBuilder routes) =>
        routes.MapPrometheusScrapingEndpoint("/metrics").DisableHttpMetrics();

    /// <summary>An address that stands in our own settings is a base address; the exporter appends the path only to that of the variable.</summary>
    private static void SendTo(OtlpExporterOptions exporter, IOptions<TelemetryOptions> options)
    {
        if (IsAddress(options.Value.OtlpEndpoint))
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri(options.Value.OtlpEndpoint.TrimEnd('/') + "/v1/metrics");
        }
    }

    private static bool IsAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
