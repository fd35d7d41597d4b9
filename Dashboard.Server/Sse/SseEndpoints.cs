using Dashboard.Server.Access;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;
using Dashboard.Server.Transport;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Sse;

/// <summary>The only way out of the server: <c>GET /sse/{stream}</c> and <c>GET /sse?stream=a&amp;stream=b</c>.</summary>
internal static partial class SseEndpoints
{
    /// <summary>With HEAD, which is what <c>curl -I</c> asks: the same head of a response, and nothing more.</summary>
    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddSse(this IServiceCollection services)
    {
        services.AddOptions<SseOptions>().BindConfiguration("Sse").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SseOptions>, SseOptionsValidator>();
        services.AddSingleton<OpenStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenStreams>());
        return services;
    }

    public static void MapSse(this WebApplication app)
    {
        // Follows the log from before the first publish: whoever subscribes later finds the window complete.
        var broadcast = app.Services.GetRequiredService<Broadcast>();

        // Before the web server stops: it waits for the requests that are being answered.
        app.Lifetime.ApplicationStopping.Register(broadcast.Stop);
        app.MapMethods("/sse", s_methods, (HttpContext context, [AsParameters] SseServices services) => SubscribeAsync(null, context, services))
            .RequireCors(EmbedOrigins.Policy);
        app.MapMethods("/sse/{stream}", s_methods, SubscribeAsync).RequireCors(EmbedOrigins.Policy);
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> SubscribeAsync(
        string? stream, HttpContext context, [AsParameters] SseServices services)
    {
        var options = services.Options.Value;
        var (request, errors) = SseRequest.Read(context.Request, stream, options, services.Wishes, services.Time.GetUtcNow());
        if (request is null)
        {
            return TypedResults.Problem(new HttpValidationProblemDetails(errors)
            {
                Title = "This cannot be subscribed to.",
                Status = StatusCodes.Status422UnprocessableEntity,
            });
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            SetHeaders(context.Response);
            return TypedResults.Empty;
        }

        return await AdmitAsync(request, stream, context, services);
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> AdmitAsync(
        SseRequest request, string? stream, HttpContext context, SseServices services)
    {
        var options = services.Options.Value;
        var connection = services.Arrivals.Describe(request.Scope, AskedText.Of(context.Request, stream), context);
        var limits = new ConnectionLimits(options.MaxConnections, options.MaxConnectionsPerAddress);
        var admission = services.Connections.TryAdd(connection, limits);
        if (admission != Admission.Admitted)
        {
            return await SseRefusal.TooManyAsync(context, options, admission);
        }

        try
        {
            await OpenAsync(request, connection, context, services);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client left before its stream began.
            services.Connections.Remove(connection);
        }
        catch (SqliteException failure) when (!context.Response.HasStarted)
        {
            // Nothing but the log of events is read here.
            Log.Unreadable(services.Logger, failure);
            services.Connections.Remove(connection);
            return await SseRefusal.LogUnreadableAsync(context, options);
        }
        catch
        {
            services.Connections.Remove(connection);
            throw;
        }

        return TypedResults.Empty;
    }

    private static async Task OpenAsync(SseRequest request, Connection connection, HttpContext context, SseServices services)
    {
        var start = await StartPosition.FindAsync(request, services.Log, services.Broadcast.Bounds, services.Time, context.RequestAborted);
        var wanted = new SubscriberStart(start.Position, start.LastPosition, start.Trimmed, request.Scope, request.Filter);
        SetHeaders(context.Response);
        if (!services.Options.Value.HandOff || HandOffOf(context) is not { } handOff)
        {
            await services.Streams.SendAsync(connection, OutputOf(context), wanted, start.Gap);
            return;
        }

        // The web server sends the head, and takes from it that the body is framed here and that the connection ends with it.
        context.Response.Headers.TransferEncoding = "chunked";
        context.Response.Headers.Connection = "close";
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        using var giveUp = new CancellationTokenSource(services.Fanout.Value.WriteTimeout, services.Time);
        if (await handOff.TakeAsync(giveUp.Token) is { } taken)
        {
            services.Streams.Start(connection, new SocketOutput(taken.Socket, taken), wanted, start.Gap);
        }
        else
        {
            services.Connections.Remove(connection);
        }
    }

    private static PipeOutput OutputOf(HttpContext context)
    {
        // In-memory servers have no connection: then the stream is all there is.
        var connection = context.Features.Get<IConnectionLifetimeFeature>();
        Action abortConnection = connection is null ? context.Abort : connection.Abort;
        return new PipeOutput(context.Response.BodyWriter, context.Abort, abortConnection, context.RequestAborted);
    }

    /// <summary>The way to take the socket, where what travels on it is the response and nothing else.</summary>
    private static ISocketHandOff? HandOffOf(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) && context.Features.Get<ITlsHandshakeFeature>() is null
            ? context.Features.Get<ISocketHandOff>()
            : null;

    /// <summary>What makes a response an event stream, and keeps what is between from holding it back.</summary>
    internal static void SetHeaders(HttpResponse response)
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
        [FromServices] Arrivals Arrivals,
        [FromServices] ConnectionRegistry Connections,
        [FromServices] IOptions<SseOptions> Options,
        [FromServices] IOptions<FanoutOptions> Fanout,
        [FromServices] SharedWishes Wishes,
        [FromServices] OpenStreams Streams,
        [FromServices] TimeProvider Time,
        [FromServices] ILogger<OpenStreams> Logger);

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "A subscriber was sent away for a while: the log could not be read to find where its stream begins.")]
        public static partial void Unreadable(ILogger logger, Exception failure);
    }
}
