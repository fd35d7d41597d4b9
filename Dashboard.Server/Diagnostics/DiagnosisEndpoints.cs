using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Targets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics;

/// <summary>Diagnoses for programs: start one, follow it, stop it, take its report.</summary>
internal static class DiagnosisEndpoints
{
    private const string NotStarted = "The request is not valid; no diagnosis was started.";

    public static void MapDiagnoses(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/diagnostics/runs", StartAsync).ForOwnOriginOnly();
        routes.MapGet("/api/diagnostics/runs/{id}", Get);
        routes.MapGet("/api/diagnostics/runs/{id}/report.md", Report);
        routes.MapDelete("/api/diagnostics/runs/{id}", Stop).ForOwnOriginOnly();
    }

    private static async Task<Results<JsonHttpResult<Diagnosis>, ProblemHttpResult>> StartAsync(
        HttpContext context, [FromServices] IDiagnoses diagnoses, [FromServices] DiagnosisTargets targets, [FromServices] IOptions<DiagnosticsOptions> options)
    {
        var (fields, problem) = await RequestFields.ReadAsync(
            context.Request, options.Value.MaxBodyBytes, "targetId", "directUrl", "proxiedUrl", "measureIdleTimeout");
        if (fields is null)
        {
            return TypedResults.Problem(problem!);
        }

        var measureIdleTimeout = fields.Flag("measureIdleTimeout");
        var target = TargetOf(fields, targets);
        if (target is null)
        {
            return TypedResults.Problem(RequestFields.Invalid(NotStarted, fields.Errors));
        }

        if (target.HeadersLost)
        {
            return TypedResults.Problem(
                "The headers of this target cannot be decrypted any more, because the server's keys are others. Remove the target and add it again with its headers.",
                statusCode: StatusCodes.Status409Conflict);
        }

        var run = diagnoses.Start(new DiagnosisRequest(target.Id, measureIdleTimeout)).Current;
        context.Response.Headers.Location = $"{context.Request.PathBase}/api/diagnostics/runs/{run.Id}";
        return TypedResults.Json(WithoutSecrets.Of(run), ContractsJson.Wire.Diagnosis, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>The target that the request names, or the pair that it brings; null where something is wrong with a field.</summary>
    private static DiagnosisTarget? TargetOf(RequestFields fields, DiagnosisTargets targets)
    {
        var (id, direct, proxied) = (fields.Text("targetId"), fields.Text("directUrl"), fields.Text("proxiedUrl"));
        if (fields.Errors.Count > 0)
        {
            return null;
        }

        if (fields.Has("targetId"))
        {
            var found = targets.Find(id);
            if (found is null || fields.Has("directUrl") || fields.Has("proxiedUrl"))
            {
                fields.Errors["targetId"] = [found is null
                    ? "There is no such target. Write an id of GET /api/diagnostics/targets, or directUrl and proxiedUrl."
                    : "Write either targetId, or directUrl and proxiedUrl."];
                return null;
            }

            return found;
        }

        var wrong = targets.TryUseOnce(direct, proxied, out var target);
        foreach (var (field, errors) in wrong)
        {
            fields.Errors[field] = errors;
        }

        return target;
    }

    private static Results<JsonHttpResult<Diagnosis>, ProblemHttpResult> Get(
        string id, HttpResponse response, [FromServices] IDiagnoses diagnoses, [FromServices] DiagnosisTargets targets)
    {
        response.Headers.CacheControl = "no-store";
        return Find(id, diagnoses, targets) is { } diagnosis
            ? TypedResults.Json(WithoutSecrets.Of(diagnosis), ContractsJson.Wire.Diagnosis)
            : NoDiagnosis();
    }

    private static Results<ContentHttpResult, ProblemHttpResult> Report(
        string id, HttpResponse response, [FromServices] IDiagnoses diagnoses, [FromServices] DiagnosisTargets targets)
    {
        response.Headers.CacheControl = "no-store";
        return Find(id, diagnoses, targets) is { } diagnosis
            ? TypedResults.Text(DiagnosisReport.Markdown(diagnosis), "text/markdown; charset=utf-8")
            : NoDiagnosis();
    }

    /// <summary>Also one that is over: whoever stops a diagnosis wants it to be over.</summary>
    private static Results<NoContent, ProblemHttpResult> Stop(
        string id, [FromServices] IDiagnoses diagnoses, [FromServices] DiagnosisTargets targets)
    {
        if (Running(id, diagnoses, targets) is { } run)
        {
            run.Stop();
            return TypedResults.NoContent();
        }

        return diagnoses.Find(id) is null ? NoDiagnosis() : TypedResults.NoContent();
    }

    private static Diagnosis? Find(string id, IDiagnoses diagnoses, DiagnosisTargets targets) =>
        Running(id, diagnoses, targets)?.Current ?? diagnoses.Find(id);

    private static IDiagnosisRun? Running(string id, IDiagnoses diagnoses, DiagnosisTargets targets) => targets.All.Concat(targets.Unnamed)
        .Select(target => diagnoses.Running(target.Id))
        .FirstOrDefault(run => run?.Current.Id == id);

    private static ProblemHttpResult NoDiagnosis() => TypedResults.Problem(
        "There is no such diagnosis: it is not kept any more, or the id is not one of POST /api/diagnostics/runs.", statusCode: StatusCodes.Status404NotFound);
}
