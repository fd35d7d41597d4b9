using Microsoft.Data.Sqlite;

namespace Dashboard.Server.Search;

/// <summary>
/// Answers what asks for the log while it cannot be read: that it is so, and where to look, in one line of the server's own
/// log instead of the trace of a fault that the program does not have.
/// </summary>
internal sealed partial class UnreadableLog(ILogger<UnreadableLog> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (SqliteException failure) when (http.Response.HasStarted)
        {
            // Breaking the connection tells the client that this was not the end.
            Log.BrokenOff(logger, http.Request.Path, failure.Message);
            http.Abort();
            return TypedResults.Empty;
        }
        catch (SqliteException failure)
        {
            Log.Refused(logger, http.Request.Path, failure.Message);

            // A problem is no file to be saved.
            http.Response.Headers.ContentDisposition = default;
            return TypedResults.Problem(
                "The log cannot be read. What is wrong with it stands at /health/ready and in the server's own log.",
                title: "The log cannot be read.",
                statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Path} was refused, because the log cannot be read: {Reason}")]
        public static partial void Refused(ILogger logger, PathString path, string reason);

        [LoggerMessage(2, LogLevel.Error, "{Path} was broken off, because the log cannot be read any further: {Reason}")]
        public static partial void BrokenOff(ILogger logger, PathString path, string reason);
    }
}
