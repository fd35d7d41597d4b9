using System.Globalization;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>How much was published when: <c>GET /api/notifications/heat?hours=24&amp;q=…</c>, in 96 buckets.</summary>
internal static class HeatEndpoints
{
    private const int DefaultHours = 24;

    /// <summary>The longest time: two weeks, which is as far back as one looks for a pattern by eye.</summary>
    private const int MaxHours = 14 * 24;

    public static void MapHeat(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/notifications/heat", CountAsync).AddEndpointFilter<UnreadableLog>();

    private static async Task<Results<JsonHttpResult<Heat>, ProblemHttpResult>> CountAsync(
        HttpContext context, [AsParameters] HeatServices services)
    {
        var now = services.Time.GetUtcNow();
        var (request, errors) = HistoryRequest.Read(context.Request, null, services.Log.Bounds, services.Options.Value, now);
        var hours = DefaultHours;
        if (context.Request.Query.TryGetValue("hours", out var text)
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out hours) || hours is < 1 or > MaxHours))
        {
            errors["hours"] = [$"Must be 1 to {MaxHours}."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(errors) { Status = StatusCodes.Status422UnprocessableEntity });
        }

        var grid = new HeatGrid(hours, now);
        var heat = await services.Turns.RunAsync(ends => CountInTimeAsync(request!, grid, services, ends), context.RequestAborted);
        return heat is null
            ? HistoryEndpoints.TooManySearches(context.Response, services.Options.Value)
            : TypedResults.Json(heat, ContractsJson.Wire.Heat);
    }

    /// <summary>For a quarter of what a search may take: counts stand beside a list, whose searches wait for the same turns.</summary>
    private static async Task<Heat> CountInTimeAsync(HistoryRequest request, HeatGrid grid, HeatServices services, CancellationToken ends)
    {
        using var quarter = new CancellationTokenSource(services.Options.Value.TimeLimit / 4, services.Time);
        using var first = CancellationTokenSource.CreateLinkedTokenSource(quarter.Token, ends);
        return await services.Counter.CountAsync(request, grid, first.Token);
    }

    /// <summary>What counting needs.</summary>
    private sealed record HeatServices(
        [FromServices] IEventLog Log,
        [FromServices] HeatCounter Counter,
        [FromServices] SearchTurns Turns,
        [FromServices] IOptions<SearchOptions> Options,
        [FromServices] TimeProvider Time);
}
