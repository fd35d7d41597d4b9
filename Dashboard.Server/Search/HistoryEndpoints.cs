using System.Buffers;
using System.IO.Pipelines;
using Dashboard.Server.EventLog;
using Dashboard.Server.Requests;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>
/// What was published, newest first, page by page: <c>GET /api/streams/{stream}/notifications</c> and, over many streams,
/// <c>GET /api/notifications?stream=a&amp;stream=b</c>.
/// </summary>
internal static class HistoryEndpoints
{
    /// <summary>Whether a search has looked at everything; <c>false</c> where it stopped at a limit.</summary>
    private const string CompleteHeader = "Dashboard-Search-Complete";

    /// <summary>Where a search that stopped has come to: the id before which it goes on.</summary>
    private const string ReachedHeader = "Dashboard-Search-Reached";

    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/streams/{stream}/notifications", ReadAsync).AddEndpointFilter<UnreadableLog>();
        routes.MapGet("/api/notifications", (HttpContext context, [AsParameters] HistoryServices services) => ReadAsync(null, context, services))
            .AddEndpointFilter<UnreadableLog>();
        routes.MapHeat();
    }

    private static async Task<Results<TimedAnswer, ProblemHttpResult>> ReadAsync(
        string? stream, HttpContext context, [AsParameters] HistoryServices services)
    {
        var (bounds, options) = (services.Log.Bounds, services.Options.Value);
        var (request, errors) = HistoryRequest.Read(context.Request, stream, bounds, options, services.Time.GetUtcNow());
        if (request is null)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(errors)
            {
                Status = StatusCodes.Status422UnprocessableEntity,
            });
        }

        if (await services.History.ReadAsync(request, context.RequestAborted) is not { } page)
        {
            return TooManySearches(context.Response, options);
        }

        SetHeaders(context, request, page, bounds);
        return new TimedAnswer("application/json", options.WriteTimeout, (body, ends) => WriteAsync(body, page.Entries, ends));
    }

    internal static ProblemHttpResult TooManySearches(HttpResponse response, SearchOptions options)
    {
        response.Headers.RetryAfter = Math.Ceiling(options.TimeLimit.TotalSeconds).ToString();
        return TypedResults.Problem(
            "Too many searches are under way. Try again after the time in Retry-After.",
            title: "The search was not begun.",
            statusCode: StatusCodes.Status429TooManyRequests);
    }

    private static void SetHeaders(HttpContext context, HistoryRequest request, HistoryPage page, LogBounds bounds)
    {
        var headers = context.Response.Headers;
        if (request.Searches)
        {
            headers[CompleteHeader] = page.Complete ? "true" : "false";
        }

        if (page.Next is not { } position)
        {
            return;
        }

        var id = bounds.IdAt(position).ToString();
        headers.Link = $"<{AddressBefore(id, context.Request)}>; rel=\"next\"";
        if (!page.Complete)
        {
            headers[ReachedHeader] = id;
        }
    }

    /// <summary>The same request, from an id on; relative, because only the client knows by which name it came here.</summary>
    private static string AddressBefore(string id, HttpRequest request)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != "before")) { { "before", id } };
        return $"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{query}";
    }

    /// <summary>The entries are JSON already: they go out as they were written.</summary>
    private static async Task WriteAsync(PipeWriter body, IReadOnlyList<LogEntry> entries, CancellationToken ends)
    {
        body.Write("["u8);
        for (var i = 0; i < entries.Count; i++)
        {
            body.Write(i > 0 ? ","u8 : ""u8);
            body.Write(entries[i].Json.Span);
            if (body.UnflushedBytes >= TimedAnswer.Gathered)
            {
                await body.FlushAsync(ends);
            }
        }

        body.Write("]"u8);
    }

    /// <summary>What reading needs.</summary>
    private sealed record HistoryServices(
        [FromServices] IEventLog Log,
        [FromServices] History History,
        [FromServices] IOptions<SearchOptions> Options,
        [FromServices] TimeProvider Time);
}
