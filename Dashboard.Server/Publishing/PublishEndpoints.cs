using Dashboard.Client.Contracts;
using Dashboard.Server.Access;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Publishing;

/// <summary>Where notifications come in. Step 1 of 7 on a notification's way: it is accepted and validated.</summary>
internal static class PublishEndpoints
{
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddOptions<PublishingOptions>().BindConfiguration("Publishing").ValidateOnStart()
            .Validate(options => options.MaxBodyBytes is > 0 and <= 16 * 1024 * 1024, "Publishing:MaxBodyBytes must be 1 to 16777216.")
            .Validate(options => options.MaxDepth is >= 2 and <= 60, "Publishing:MaxDepth must be 2 to 60.")
            .Validate(options => options.MaxTitle > 0, "Publishing:MaxTitle must be at least 1.")
            .Validate(options => options.MaxName > 0, "Publishing:MaxName must be at least 1.")
            .Validate(options => options.MaxUrl > 0, "Publishing:MaxUrl must be at least 1.")
            .Validate(options => options.MaxTags >= 0, "Publishing:MaxTags must not be negative.")
            .Validate(options => options.RetryAfterSeconds > 0, "Publishing:RetryAfterSeconds must be at least 1.");
        services.AddSingleton<PublishBody>();
        services.AddSingleton<PublishMetrics>();
        return services;
    }

    /// <summary>
    /// Routed straight to here: what stands between routing and the endpoints is for pages and for other sites' scripts,
    /// and a busy server takes thousands of publishes a second.
    /// </summary>
    public static void MapPublishing(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/streams/{stream}/notifications", PublishAsync).DisableAntiforgery().ShortCircuit();

    private static async Task<Results<ReceiptResult, ProblemHttpResult>> PublishAsync(
        string stream, HttpContext context, [AsParameters] PublishServices services)
    {
        if (!OwnOrigin.Sent(context.Request))
        {
            return Refuse(services, PublishProblems.ForeignPage());
        }

        if (!StreamName.IsValid(stream) && !(StreamName.IsReserved(stream) && services.Key.IsOn(context.Request)))
        {
            return Refuse(services, PublishProblems.BadStream(stream));
        }

        var options = services.Options.Value;
        if (!TryReadIdempotencyKey(context.Request, options.MaxName, out var idempotencyKey))
        {
            return Refuse(services, PublishProblems.BadIdempotencyKey(options.MaxName));
        }

        var (draft, problem) = await services.Body.ReadAsync(context.Request, stream, context.RequestAborted);
        if (draft is null)
        {
            return Refuse(services, problem!);
        }

        var result = await services.Log.AppendAsync(draft with { IdempotencyKey = idempotencyKey });
        if (result.Entry is not { } entry)
        {
            context.Response.Headers.RetryAfter = options.RetryAfterSeconds.ToString();
            return Refuse(services, PublishProblems.Refused(result.Refusal!.Value));
        }

        services.Metrics.Published();
        var id = services.Log.Bounds.IdAt(entry.Position).ToString();
        var receipt = new PublishReceipt(id, entry.Stream, entry.PublishedAt, services.Connections.ReceiversOf(stream));
        return new ReceiptResult(receipt);
    }

    private static ProblemHttpResult Refuse(PublishServices services, ProblemDetails problem)
    {
        services.Metrics.Refused(problem.Status);
        return TypedResults.Problem(problem);
    }

    private static bool TryReadIdempotencyKey(HttpRequest request, int max, out string? key)
    {
        var values = request.Headers["Idempotency-Key"];
        key = values.Count == 0 ? null : values[0];
        return values.Count == 0
            || (values.Count == 1 && key!.Length >= 1 && key.Length <= max && key.All(c => c is > ' ' and <= '~'));
    }

    /// <summary>What a publish needs.</summary>
    private sealed record PublishServices(
        [FromServices] PublishBody Body,
        [FromServices] IEventLog Log,
        [FromServices] ConnectionRegistry Connections,
        [FromServices] ServerKey Key,
        [FromServices] PublishMetrics Metrics,
        [FromServices] IOptions<PublishingOptions> Options);
}
