using Dashboard.Client.Contracts;
using Dashboard.Server.Connections;
using Dashboard.Server.Fanout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Server.Sse;

/// <summary>
/// How a subscription is refused that may succeed later. Any status but 200 ends a browser's EventSource for good (WHATWG
/// HTML, section 9.2.3), so a client that speaks this protocol is refused within it, and told when to come back.
/// </summary>
internal static class SseRefusal
{
    /// <summary>There are as many subscribers as are allowed.</summary>
    public static Task<Results<EmptyHttpResult, ProblemHttpResult>> TooManyAsync(HttpContext context, SseOptions options, Admission admission)
    {
        var ofAddress = admission == Admission.TooManyOfAddress;
        var detail = ofAddress
            ? $"There are {options.MaxConnectionsPerAddress} subscribers from your address already (Sse:MaxConnectionsPerAddress)."
            : $"There are {options.MaxConnections} subscribers already (Sse:MaxConnections).";
        return RefuseAsync(
            context, options, ofAddress ? Bye.AddressLimit : Bye.Limit, (StatusCodes.Status429TooManyRequests, "Too many subscribers.", detail));
    }

    /// <summary>Where the stream would begin cannot be found out now.</summary>
    public static Task<Results<EmptyHttpResult, ProblemHttpResult>> LogUnreadableAsync(HttpContext context, SseOptions options) => RefuseAsync(
        context,
        options,
        Bye.LogUnreadable,
        (StatusCodes.Status503ServiceUnavailable, "The log cannot be read.", "Where the stream begins could not be found. Try again later; the server's own log says what is wrong."));

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> RefuseAsync(
        HttpContext context, SseOptions options, string reason, (int Status, string Title, string Detail) problem)
    {
        var retry = Retry.Spread(options.RefusedRetryFrom, options.RefusedRetryTo);
        if (!context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(retry.TotalSeconds).ToString();
            return TypedResults.Problem(problem.Detail, title: problem.Title, statusCode: problem.Status);
        }

        SseEndpoints.SetHeaders(context.Response);
        await context.Response.BodyWriter.WriteAsync(EventStreamText.Farewell(reason, retry), context.RequestAborted);
        return TypedResults.Empty;
    }
}
