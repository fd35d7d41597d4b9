using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>The lab for the page and for programs, of this machine only: it starts programs here.</summary>
internal static class LabEndpoints
{
    public static void MapLab(this IEndpointRouteBuilder routes)
    {
        var lab = routes.MapGroup("/api/diagnostics/lab").AddEndpointFilter(AdmitAsync);
        lab.MapGet("", State);
        lab.MapPost("/{name}", StartAsync);
        lab.MapDelete("/{name}", StopAsync);
    }

    private static ValueTask<object?> AdmitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!ThisMachine.Sent(request))
        {
            return ValueTask.FromResult<object?>(Forbidden(
                "The lab starts programs on the server's machine, and so takes requests from that machine only, for a host such as 127.0.0.1 or localhost."));
        }

        return OwnOrigin.Sent(request)
            ? next(context)
            : ValueTask.FromResult<object?>(Forbidden("Pages of other sites may not use the lab."));
    }

    private static JsonHttpResult<LabState> State(LabBench bench, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(bench.Current, ContractsJson.Wire.LabState);
    }

    private static async Task<Results<JsonHttpResult<LabRun>, ProblemHttpResult>> StartAsync(
        string name, LabBench bench, CancellationToken cancellationToken)
    {
        var start = await bench.StartAsync(name, cancellationToken);
        return start.Run is { } run
            ? TypedResults.Json(run, ContractsJson.Wire.LabRun, statusCode: start.RanBefore ? StatusCodes.Status200OK : StatusCodes.Status201Created)
            : TypedResults.Problem(start.Reason, statusCode: start.Refusal switch
            {
                LabRefusal.Unknown => StatusCodes.Status404NotFound,
                LabRefusal.Full => StatusCodes.Status409Conflict,
                LabRefusal.Unavailable => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            });
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> StopAsync(string name, LabBench bench) =>
        await bench.StopAsync(name)
            ? TypedResults.NoContent()
            : TypedResults.Problem("This fault does not run, or not any more.", statusCode: StatusCodes.Status404NotFound);

    private static ProblemHttpResult Forbidden(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status403Forbidden);
}
