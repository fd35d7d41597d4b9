using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Targets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics;

/// <summary>The targets of the diagnosis, for programs.</summary>
internal static class TargetEndpoints
{
    private const string NotAdded = "The target is not valid; nothing was added.";

    public static void MapTargets(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/diagnostics/targets", List);
        routes.MapGet("/api/diagnostics/targets/{id}", Get);
        routes.MapGet("/api/diagnostics/targets/{id}/history", History);
        routes.MapPost("/api/diagnostics/targets", AddAsync).ForOwnOriginOnly();
        routes.MapDelete("/api/diagnostics/targets/{id}", Remove).ForOwnOriginOnly();
    }

    /// <summary>The answer to an id that nobody has.</summary>
    public static ProblemHttpResult NoTarget() => TypedResults.Problem(
        "There is no such target: it was removed, or the id is not one of GET /api/diagnostics/targets.", statusCode: StatusCodes.Status404NotFound);

    private static JsonHttpResult<IReadOnlyList<DiagnosisTarget>> List(HttpResponse response, [FromServices] DiagnosisTargets targets)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json<IReadOnlyList<DiagnosisTarget>>(
            [.. targets.All.Select(WithoutSecrets.Of)], ContractsJson.Wire.IReadOnlyListDiagnosisTarget);
    }

    private static Results<JsonHttpResult<DiagnosisTarget>, ProblemHttpResult> Get(
        string id, HttpResponse response, [FromServices] DiagnosisTargets targets)
    {
        response.Headers.CacheControl = "no-store";
        return targets.Find(id) is { } target
            ? TypedResults.Json(WithoutSecrets.Of(target), ContractsJson.Wire.DiagnosisTarget)
            : NoTarget();
    }

    /// <summary>Also of a pair that is not known any more, as long as its verdicts are kept.</summary>
    private static Results<JsonHttpResult<IReadOnlyList<VerdictSummary>>, ProblemHttpResult> History(
        string id, HttpResponse response, [FromServices] IDiagnoses diagnoses, [FromServices] DiagnosisTargets targets)
    {
        response.Headers.CacheControl = "no-store";
        var history = diagnoses.History(id);
        return history.Count > 0 || targets.Find(id) is not null
            ? TypedResults.Json(history, ContractsJson.Wire.IReadOnlyListVerdictSummary)
            : NoTarget();
    }

    private static async Task<Results<JsonHttpResult<DiagnosisTarget>, ProblemHttpResult>> AddAsync(
        HttpContext context, [FromServices] DiagnosisTargets targets, [FromServices] IOptions<DiagnosticsOptions> options)
    {
        var (fields, problem) = await RequestFields.ReadAsync(
            context.Request, options.Value.MaxBodyBytes, "name", "directUrl", "proxiedUrl", "headers", "acceptsAnyCertificate");
        if (fields is null)
        {
            return TypedResults.Problem(problem!);
        }

        var wanted = new NewDiagnosisTarget(
            fields.Text("name"), fields.Text("directUrl"), fields.Text("proxiedUrl"), fields.Headers("headers"), fields.Flag("acceptsAnyCertificate"));
        if (fields.Errors.Count > 0)
        {
            return TypedResults.Problem(RequestFields.Invalid(NotAdded, fields.Errors));
        }

        var errors = targets.TryAdd(wanted, out var added);
        if (added is null)
        {
            return TypedResults.Problem(RequestFields.Invalid(NotAdded, errors));
        }

        context.Response.Headers.Location = $"{context.Request.PathBase}/api/diagnostics/targets/{added.Id}";
        return TypedResults.Json(WithoutSecrets.Of(added), ContractsJson.Wire.DiagnosisTarget, statusCode: StatusCodes.Status201Created);
    }

    private static Results<NoContent, ProblemHttpResult> Remove(string id, [FromServices] DiagnosisTargets targets)
    {
        if (id == DiagnosisTarget.OwnId)
        {
            return TypedResults.Problem(
                "The server's own target comes from the configuration (Diagnostics:DirectUrl, Diagnostics:ProxiedUrl) and cannot be removed.",
                statusCode: StatusCodes.Status409Conflict);
        }

        try
        {
            return targets.Remove(id) ? TypedResults.NoContent() : NoTarget();
        }
        catch (IOException failure)
        {
            return TypedResults.Problem(
                $"The targets could not be saved, so it is still there: {failure.Message}", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
