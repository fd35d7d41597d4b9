using System.Globalization;
using Dashboard.Client.Contracts;
using Dashboard.Server.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.Connections;

/// <summary>Who is connected, for programs; and a way to end a connection.</summary>
internal static partial class ConnectionEndpoints
{
    /// <summary>How many connections there are in all, where the answer holds fewer.</summary>
    public const string TotalHeader = "Total-Count";

    /// <summary>The most connections of one answer: as many as the server takes without another setting.</summary>
    private const int MaxLimit = 10_000;

    private const int DefaultLimit = 1_000;

    public static void MapConnections(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/connections", List);
        routes.MapDelete("/api/connections/{id}", Close);
    }

    private static Results<JsonHttpResult<IReadOnlyList<ConnectionSummary>>, ProblemHttpResult> List(
        string? stream, string? proxied, string? limit, HttpResponse response, ConnectionList connections)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var (count, onlyProxied) = (DefaultLimit, false);
        if (stream is not null && !StreamName.IsValid(stream) && !StreamName.IsReserved(stream))
        {
            errors["stream"] = [$"Names of streams are {StreamName.Rule}."];
        }

        if (proxied is not null && !bool.TryParse(proxied, out onlyProxied))
        {
            errors["proxied"] = ["Must be true or false."];
        }

        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
        {
            errors["limit"] = [$"Must be 1 to {MaxLimit}."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(errors) { Status = StatusCodes.Status422UnprocessableEntity });
        }

        var (newest, total) = connections.Find(stream, proxied is null ? null : onlyProxied, count);
        response.Headers[TotalHeader] = total.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(newest, ContractsJson.Wire.IReadOnlyListConnectionSummary);
    }

    private static Results<NoContent, ProblemHttpResult> Close(
        string id, HttpRequest request, ConnectionList connections, ILogger<ConnectionList> logger)
    {
        if (!OwnOrigin.Sent(request))
        {
            return TypedResults.Problem(
                "Pages of other sites may not close connections.", statusCode: StatusCodes.Status403Forbidden);
        }

        if (!connections.Close(id))
        {
            return TypedResults.Problem(
                "There is no such connection: it has ended, or the id is not one of GET /api/connections.",
                statusCode: StatusCodes.Status404NotFound);
        }

        Log.Closed(logger, id);
        return TypedResults.NoContent();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Connection {Id} was closed by request.")]
        public static partial void Closed(ILogger logger, string id);
    }
}
