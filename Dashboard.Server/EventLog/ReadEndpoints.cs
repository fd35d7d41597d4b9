using Dashboard.Client.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.EventLog;

/// <summary>Which streams the log holds.</summary>
internal static class ReadEndpoints
{
    public static void MapEventLog(this IEndpointRouteBuilder routes) => routes.MapGet("/api/streams", ListStreams);

    private static JsonHttpResult<IReadOnlyList<StreamSummary>> ListStreams(IEventLog log) =>
        TypedResults.Json<IReadOnlyList<StreamSummary>>(
            [.. log.Streams.Where(stream => !StreamName.IsReserved(stream.Name))], ContractsJson.Wire.IReadOnlyListStreamSummary);
}
