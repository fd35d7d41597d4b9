using System.Text;
using System.Text.Unicode;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>The reading of configurations, for the pages and for programs.</summary>
internal static class NginxConfigEndpoints
{
    public static IServiceCollection AddNginxConfig(this IServiceCollection services)
    {
        services.AddOptions<NginxConfigOptions>().BindConfiguration("NginxConfig").ValidateOnStart()
            .Validate(options => options.MaxTextBytes is >= 1024 and <= 16 * 1024 * 1024, "NginxConfig:MaxTextBytes must be 1024 to 16777216.")
            .Validate(options => options.MaxDirectives is >= 100 and <= 1_000_000, "NginxConfig:MaxDirectives must be 100 to 1000000.");
        services.AddSingleton<INginxConfigReading, NginxConfigReading>();
        return services;
    }

    public static void MapNginxConfig(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/diagnostics/nginx-config", ReadAsync).DisableAntiforgery();

    /// <summary>Reads the text in the body, whatever type it is said to have: <c>nginx -T | curl --data-binary @- …</c> says nothing useful.</summary>
    private static async Task<Results<JsonHttpResult<ConfigReading>, ProblemHttpResult>> ReadAsync(
        HttpRequest request, INginxConfigReading reading, [AsParameters] Query query, CancellationToken cancellationToken)
    {
        int? port = int.TryParse(query.Port, out var number) ? number : null;
        if (!string.IsNullOrEmpty(query.Port) && port is null)
        {
            return Refused(StatusCodes.Status400BadRequest, "port", "The port must be 1 to 65535.");
        }

        // One byte more than may come, to see that there is more; no more memory than a shorter body needs.
        var buffer = new byte[Math.Min(request.ContentLength ?? reading.MaxTextBytes, reading.MaxTextBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > reading.MaxTextBytes || request.ContentLength > reading.MaxTextBytes)
        {
            return Refused(
                StatusCodes.Status413PayloadTooLarge, "body", $"The configuration is larger than {reading.MaxTextBytes} bytes (NginxConfig:MaxTextBytes).");
        }

        if (!Utf8.IsValid(buffer.AsSpan(0, length)))
        {
            return Refused(StatusCodes.Status400BadRequest, "body", "The configuration is not UTF-8.");
        }

        return Answer(reading, new ConfigQuestion(Encoding.UTF8.GetString(buffer, 0, length), query.Path ?? "/sse", query.Host, port, query.Diagnosis));
    }

    private static Results<JsonHttpResult<ConfigReading>, ProblemHttpResult> Answer(INginxConfigReading reading, ConfigQuestion question)
    {
        try
        {
            return TypedResults.Json(reading.Read(question), ContractsJson.Wire.ConfigReading);
        }
        catch (QuestionRefusedException wrong)
        {
            return Refused(StatusCodes.Status400BadRequest, wrong.Field, wrong.Message);
        }
        catch (KeyNotFoundException missing)
        {
            return Refused(StatusCodes.Status404NotFound, "diagnosis", missing.Message);
        }
    }

    private static ProblemHttpResult Refused(int status, string field, string detail) => TypedResults.Problem(
        detail, statusCode: status, title: "The configuration cannot be read.", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = field });

    /// <summary>What to find out.</summary>
    private sealed record Query(
        [FromQuery] string? Path, [FromQuery] string? Host, [FromQuery] string? Port, [FromQuery] string? Diagnosis);
}
