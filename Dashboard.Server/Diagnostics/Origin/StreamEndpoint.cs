using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Event streams with the size, rhythm and silence that a probe asks for, and whether their readers are still there.</summary>
internal static class StreamEndpoint
{
    /// <summary>Places become free when a diagnosis ends, which takes less than a minute.</summary>
    private const int RetryAfterSeconds = 20;

    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> OpenAsync(HttpContext context, [AsParameters] StreamServices services)
    {
        var (plan, errors) = StreamPlan.Read(context.Request.Query);
        if (plan is null)
        {
            return ProbeProblems.BadParameters(errors);
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            SetHeaders(context.Response, plan);
            return TypedResults.Empty;
        }

        var (schedule, refusal) = services.Sessions.TryEnter(plan);
        if (schedule is null)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
            return TypedResults.Problem(refusal, title: "Too many probes.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            SetHeaders(context.Response, plan);
            await SendAsync(schedule, context, services);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader left before its stream began.
        }
        finally
        {
            services.Sessions.Leave(schedule);
            services.Recent.Ended(ProbeMark.Of(context.Response));
        }

        return TypedResults.Empty;
    }

    public static Results<JsonHttpResult<LeftAnswer>, ProblemHttpResult> Left(string? connection, RecentStreams recent) =>
        recent.Find(connection ?? "") is { } known
            ? TypedResults.Json(known, OriginJson.Default.LeftAnswer)
            : TypedResults.Problem(
                "The parameter connection must be the nonce of a probe stream; the first comment of each stream names its own, and old ones are forgotten.",
                title: "There is no such probe stream.",
                statusCode: StatusCodes.Status404NotFound);

    private static async Task SendAsync(ProbeSchedule schedule, HttpContext context, StreamServices services)
    {
        var nonce = ProbeMark.Of(context.Response);
        var lastId = context.Request.Headers["Last-Event-ID"].ToString();
        var body = context.Response.BodyWriter;
        var stream = new ProbeStream(body, context.Abort, services.Pump.Wake, ProbeText.NumberIn(lastId, schedule.Plan.Session));
        services.Recent.Began(nonce);
        await using var left = context.RequestAborted.Register(() =>
        {
            services.Recent.Left(nonce);
            stream.Leave();
        });

        // The head goes with it: a stream without events yet is told from one that does not answer.
        await body.WriteAsync(ProbeText.Opening(nonce), context.RequestAborted);
        schedule.Join(stream);
        services.Pump.Wake();
        await stream.Ended;
        if (stream.IsGone)
        {
            // A write may find out before the web server says so.
            services.Recent.Left(nonce);
        }
    }

    private static void SetHeaders(HttpResponse response, StreamPlan plan)
    {
        response.ContentType = "text/event-stream";
        if (plan.Unbuffered)
        {
            response.Headers["X-Accel-Buffering"] = "no";
        }
    }

    /// <summary>What a probe stream needs.</summary>
    internal sealed record StreamServices(
        [FromServices] ProbeSessions Sessions, [FromServices] ProbePump Pump, [FromServices] RecentStreams Recent);
}
