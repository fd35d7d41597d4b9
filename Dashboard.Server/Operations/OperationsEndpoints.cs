using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Server.Access;
using Dashboard.Server.EventLog;
using Dashboard.Server.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Operations;

/// <summary>
/// What people do with notifications: <c>POST /api/operations</c> acknowledges, snoozes and mutes, <c>GET /api/operations</c>
/// says what counts now, and <c>/sse/_operations</c> says what changes.
/// </summary>
internal static class OperationsEndpoints
{
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/operations", ReadAsync);
        routes.MapPost("/api/operations", RecordAsync);
    }

    private static async Task<Results<TimedAnswer, ProblemHttpResult>> ReadAsync(
        HttpContext context, [AsParameters] OperationsServices services)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (snapshot, problem) = await services.Ledger.ReadAsync(context.RequestAborted);
        return snapshot is null
            ? Refuse(context, services, problem!)
            : new TimedAnswer(
                "application/json; charset=utf-8",
                services.Options.Value.WriteTimeout,
                (body, ends) => JsonSerializer.SerializeAsync(body, snapshot, ContractsJson.Wire.OperationsSnapshot, ends));
    }

    private static async Task<Results<JsonHttpResult<OperationReceipt>, ProblemHttpResult>> RecordAsync(
        HttpContext context, [AsParameters] OperationsServices services)
    {
        var (operation, wrong) = await ReadOperationAsync(context.Request, services);
        if (operation is null)
        {
            return TypedResults.Problem(wrong!);
        }

        var (receipt, problem) = await services.Ledger.RecordAsync(operation, context.RequestAborted);
        return receipt is null ? Refuse(context, services, problem!) : TypedResults.Json(receipt, ContractsJson.Wire.OperationReceipt);
    }

    private static async Task<(Operation? Operation, ProblemDetails? Problem)> ReadOperationAsync(HttpRequest request, OperationsServices services)
    {
        if (!OwnOrigin.Sent(request))
        {
            return (null, OperationProblems.OtherSite());
        }

        if (!request.HasJsonContentType())
        {
            return (null, OperationProblems.NotJson());
        }

        var options = services.Options.Value;
        if (await BoundedBody.ReadAsync(request, options.MaxBodyBytes, request.HttpContext.RequestAborted) is not { } bytes)
        {
            return (null, OperationProblems.TooLarge(options.MaxBodyBytes));
        }

        if (OperationFields.Parse(bytes) is not { } fields)
        {
            return (null, OperationProblems.BrokenJson());
        }

        var operation = new OperationRules(fields, options, services.Log.Bounds, services.Time.GetUtcNow()).Read();
        return (operation, operation is null ? OperationProblems.Invalid(fields.Errors) : null);
    }

    private static ProblemHttpResult Refuse(HttpContext context, OperationsServices services, ProblemDetails problem)
    {
        if (problem.Status is not StatusCodes.Status422UnprocessableEntity)
        {
            context.Response.Headers.RetryAfter = services.Options.Value.RetryAfterSeconds.ToString();
        }

        return TypedResults.Problem(problem);
    }

    /// <summary>What an operation needs.</summary>
    private sealed record OperationsServices(
        [FromServices] OperationsLedger Ledger,
        [FromServices] IEventLog Log,
        [FromServices] TimeProvider Time,
        [FromServices] IOptions<OperationsOptions> Options);
}
