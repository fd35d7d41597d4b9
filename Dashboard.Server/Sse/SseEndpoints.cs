using System.Buffers;
using Dashboard.Client.Contracts;
using Dashboard.Server.Access;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Sse;

/// <summary>The only way out of the server: <c>GET /sse/{stream}</c> and <c>GET /sse?stream=a&amp;stream=b</c>.</summary>
internal static partial class SseEndpoints
{
    public static IServiceCollection AddSse(this IServiceCollection services)
    {
        services.AddOptions<SseOptions>().BindConfiguration("Sse").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SseOptions>, SseOptionsValidator>();
        services.AddSingleton<ConnectionRegistry>();
        return services;
    }

    public static void MapSse(this WebApplication app)
    {
        // Follows the log from before the first publish: whoever subscribes later finds the window complete.
        var broadcast = app.Services.GetRequiredService<Broadcast>();
        app.Lifetime.ApplicationStopping.Register(broadcast.Stop);
        app.MapGet("/sse", (HttpContext context, [AsParameters] SseServices services) => SubscribeAsync(null, context, services))
            .RequireCors(EmbedOrigins.Policy);
        app.MapGet("/sse/{stream}", SubscribeAsync).RequireCors(EmbedOrigins.Policy);
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> SubscribeAsync(
        string? stream, HttpContext context, [AsParameters] SseServices services)
    {
        var options = services.Options.Value;
        var (request, errors) = SseRequest.Read(context.Request, stream, options);
        if (request is null)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(errors)
            {
                Title = "This cannot be subscribed to.",
                Status = StatusCodes.Status422UnprocessableEntity,
            });
        }

        var connection = new Connection(
            request.Scope, context.Connection.RemoteIpAddress?.ToString() ?? "", services.Time.GetUtcNow());
        if (!services.Connections.TryAdd(connection, options.MaxConnections))
        {
            return await RefuseAsync(context, options);
        }

        try
        {
            await SendAsync(request, context, services);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left while the server waited for news: the usual end of a stream.
        }
        finally
        {
            services.Connections.Remove(connection);
        }

        return TypedResults.Empty;
    }

    private static async Task SendAsync(SseRequest request, HttpContext context, SseServices services)
    {
        var (broadcast, options, output) = (services.Broadcast, services.Options.Value, context.Response.BodyWriter);
        var start = await StartPosition.FindAsync(request, services.Log, broadcast.Bounds, services.Time, context.RequestAborted);
        SetHeaders(context.Response);
        output.Write(EventStreamText.Opening(Retry.Spread(options.RetryFrom, options.RetryTo)));
        if (start.Gap is { } gap)
        {
            output.Write(EventStreamText.Event(EventTypes.Gap, gap, ContractsJson.Wire.Gap));
        }

        await output.FlushAsync(context.RequestAborted);
        var wanted = new SubscriberStart(start.Position, start.LastPosition, request.Scope, request.Filter);
        var subscriber = broadcast.Subscribe(wanted, output, context.Abort);
        await using var left = context.RequestAborted.Register(() => subscriber.End(SubscriberEnd.ClientLeft));
        var end = await subscriber.Ended;
        Log.Ended(services.Logger, end);
        if (end == SubscriberEnd.ServerStops)
        {
            output.Write(EventStreamText.Farewell(Bye.Shutdown, Retry.Spread(options.RetryFrom, options.RetryTo)));
            await output.FlushAsync(context.RequestAborted);
        }
    }

    /// <summary>
    /// Any status but 200 ends a browser's EventSource for good (WHATWG HTML, section 9.2.3), so a client that speaks
    /// this protocol is refused within it, and told when to come back.
    /// </summary>
    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> RefuseAsync(HttpContext context, SseOptions options)
    {
        var retry = Retry.Spread(options.RefusedRetryFrom, options.RefusedRetryTo);
        if (!context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(retry.TotalSeconds).ToString();
            return TypedResults.Problem(
                $"There are {options.MaxConnections} subscribers already (Sse:MaxConnections).",
                title: "Too many subscribers.",
                statusCode: StatusCodes.Status429TooManyRequests);
        }

        SetHeaders(context.Response);
        await context.Response.BodyWriter.WriteAsync(EventStreamText.Farewell(Bye.Limit, retry), context.RequestAborted);
        return TypedResults.Empty;
    }

    private static void SetHeaders(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store, no-transform";
        response.Headers.ContentEncoding = "identity";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>What a subscription needs.</summary>
    private sealed record SseServices(
        [FromServices] IEventLog Log,
        [FromServices] Broadcast Broadcast,
        [FromServices] ConnectionRegistry Connections,
        [FromServices] IOptions<SseOptions> Options,
        [FromServices] TimeProvider Time,
        [FromServices] ILogger<SseRequest> Logger);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "A stream ended: {Reason}.")]
        public static partial void Ended(ILogger logger, SubscriberEnd reason);
    }
}
