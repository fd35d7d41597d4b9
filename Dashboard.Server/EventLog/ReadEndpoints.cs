using System.Globalization;
using Dashboard.Client.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.EventLog;

/// <summary>What programs can read of the log without a subscription.</summary>
internal static class ReadEndpoints
{
    /// <summary>The most notifications of one answer; more are read page by page with <c>before</c>.</summary>
    private const int MaxLimit = 500;

    private const int DefaultLimit = 50;

    public static void MapEventLog(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/streams", ListStreams);
        routes.MapGet("/api/streams/{stream}/notifications", ReadNotificationsAsync);
    }

    private static JsonHttpResult<IReadOnlyList<StreamSummary>> ListStreams(IEventLog log) =>
        TypedResults.Json<IReadOnlyList<StreamSummary>>(
            [.. log.Streams.Where(stream => !StreamName.IsReserved(stream.Name))], ContractsJson.Wire.IReadOnlyListStreamSummary);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ReadNotificationsAsync(
        string stream, string? before, string? limit, IEventLog log, CancellationToken cancellationToken)
    {
        var count = DefaultLimit;
        var position = long.MaxValue;
        var errors = new Dictionary<string, string[]>();
        if (!StreamName.IsValid(stream) && !StreamName.IsReserved(stream))
        {
            errors["stream"] = [$"Names of streams are {StreamName.Rule}."];
        }

        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > MaxLimit))
        {
            errors["limit"] = [$"Must be 1 to {MaxLimit}."];
        }

        if (before is not null && !TryReadPosition(before, log, out position))
        {
            errors["before"] = ["Must be the id of a notification of this log."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(errors)
            {
                Status = StatusCodes.Status422UnprocessableEntity,
            });
        }

        var entries = await log.ReadBeforeAsync(position, new StreamScope([stream]), count, cancellationToken);
        return TypedResults.Stream(body => WriteAsync(body, entries, cancellationToken), "application/json");
    }

    private static bool TryReadPosition(string id, IEventLog log, out long position)
    {
        position = EventId.TryParse(id, out var parsed) ? parsed.Position : 0;
        return position > 0 && parsed.Epoch == log.Bounds.Epoch;
    }

    /// <summary>The entries are JSON already: they go out as they were written.</summary>
    private static async Task WriteAsync(Stream body, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            await body.WriteAsync(i == 0 ? "["u8.ToArray() : ","u8.ToArray(), cancellationToken);
            await body.WriteAsync(entries[i].Json, cancellationToken);
        }

        await body.WriteAsync(entries.Count == 0 ? "[]"u8.ToArray() : "]"u8.ToArray(), cancellationToken);
    }
}
