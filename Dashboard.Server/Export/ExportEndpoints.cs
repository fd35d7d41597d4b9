using System.Globalization;
using Dashboard.Server.EventLog;
using Dashboard.Server.Search;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Export;

/// <summary>
/// What was published, newest first, as a file: <c>GET /api/notifications/export?format=csv&amp;q=…</c>. It takes what
/// <c>/api/notifications</c> takes, and is written while it is read.
/// </summary>
internal static class ExportEndpoints
{
    /// <summary>The most notifications that this export can have; where it was cut, its end says so.</summary>
    private const string MaxRowsHeader = "Dashboard-Export-Max-Rows";

    private static readonly IExportFormat[] s_formats = [new CsvFormat(), new NdjsonFormat(), new JsonFormat()];

    public static IServiceCollection AddExport(this IServiceCollection services)
    {
        services.AddOptions<ExportOptions>().BindConfiguration("Export").ValidateOnStart();
        services.AddSingleton<IValidateOptions<ExportOptions>, ExportOptionsValidator>();
        services.AddSingleton<Exporter>();
        return services;
    }

    public static void MapExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/notifications/export", ExportAsync).AddEndpointFilter<UnreadableLog>();

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> ExportAsync(
        HttpContext context, [AsParameters] ExportServices services)
    {
        var now = services.Time.GetUtcNow();
        var (request, errors) = HistoryRequest.Read(context.Request, null, services.Log.Bounds, services.Search.Value, now);
        var format = Array.Find(s_formats, one => one.Name == context.Request.Query["format"]);
        if (format is null)
        {
            errors["format"] = [$"Must be one of {string.Join(", ", s_formats.Select(one => one.Name))}."];
        }

        if (request is null || format is null)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(errors) { Status = StatusCodes.Status422UnprocessableEntity });
        }

        using var turn = services.Exporter.TryBegin();
        if (turn is null)
        {
            context.Response.Headers.RetryAfter = "30";
            return TypedResults.Problem(
                "Too many exports are under way (Export:MaxAtOnce). Try again after the time in Retry-After.",
                title: "The export was not begun.",
                statusCode: StatusCodes.Status429TooManyRequests);
        }

        var headers = context.Response.Headers;
        context.Response.ContentType = format.ContentType;
        headers.ContentDisposition = $"attachment; filename=\"notifications-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.{format.Name}\"";
        headers.CacheControl = "no-store";
        headers[MaxRowsHeader] = services.Options.Value.MaxRows.ToString(CultureInfo.InvariantCulture);

        // The proxy would otherwise take the file faster than the client, and keep it.
        headers["X-Accel-Buffering"] = "no";
        await services.Exporter.WriteAsync(request, format, context);
        return TypedResults.Empty;
    }

    /// <summary>What an export needs.</summary>
    private sealed record ExportServices(
        [FromServices] IEventLog Log,
        [FromServices] Exporter Exporter,
        [FromServices] IOptions<SearchOptions> Search,
        [FromServices] IOptions<ExportOptions> Options,
        [FromServices] TimeProvider Time);
}
