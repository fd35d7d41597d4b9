using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.Access;
using Dashboard.Server.EventLog;
using Dashboard.Server.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Streams;

/// <summary>Which streams there are; to create, describe and delete them.</summary>
internal static partial class StreamEndpoints
{
    public static void MapStreams(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/streams", List);
        var own = routes.MapGroup("/api/streams/{stream}").AddEndpointFilter((invocation, next) =>
            OwnOrigin.Sent(invocation.HttpContext.Request)
                ? next(invocation)
                : ValueTask.FromResult<object?>(TypedResults.Problem(StreamProblems.ForeignPage())));
        own.MapPut("", ChangeAsync);
        own.MapDelete("", DeleteAsync);
    }

    private static JsonHttpResult<IReadOnlyList<StreamSummary>> List(StreamList streams, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Json(streams.Read(), ContractsJson.Wire.IReadOnlyListStreamSummary);
    }

    private static async Task<Results<JsonHttpResult<StreamSummary>, ProblemHttpResult>> ChangeAsync(
        string stream, HttpContext context, [AsParameters] StreamServices services)
    {
        var options = services.Options.Value;
        if (!StreamName.IsValid(stream))
        {
            return TypedResults.Problem(StreamProblems.BadName(stream));
        }

        var (fields, unreadable) = await ReadAsync(context.Request, options, context.RequestAborted);
        if ((unreadable ?? FindConflict(stream, context.Request, services)) is { } problem)
        {
            return TypedResults.Problem(problem);
        }

        var change = await services.Log.ChangeStreamAsync(stream, fields!.Apply);
        if (change.Refusal is { } refusal)
        {
            return Refuse(refusal, context.Response, options);
        }

        var isNew = change.Outcome == StreamOutcome.New;
        Log.Changed(services.Logger, stream, isNew ? "created" : "changed");
        return TypedResults.Json(
            services.Streams.Find(stream), ContractsJson.Wire.StreamSummary, statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> DeleteAsync(
        string stream, HttpContext context, [AsParameters] StreamServices services)
    {
        if (!StreamName.IsValid(stream))
        {
            return TypedResults.Problem(StreamProblems.BadName(stream));
        }

        var change = await services.Log.DeleteStreamAsync(stream);
        if (change.Refusal is { } refusal)
        {
            return Refuse(refusal, context.Response, services.Options.Value);
        }

        if (change.Outcome == StreamOutcome.New)
        {
            return TypedResults.Problem(StreamProblems.Missing());
        }

        Log.Changed(services.Logger, stream, "deleted");
        return TypedResults.Accepted("/api/streams");
    }

    /// <summary>RFC 9110, section 13.1.2: <c>If-None-Match: *</c> creates, and never changes what is there.</summary>
    private static ProblemDetails? FindConflict(string stream, HttpRequest request, StreamServices services)
    {
        var (streams, max) = (services.Log.Streams, services.Options.Value.MaxSettings);
        var known = streams.FirstOrDefault(one => one.Name == stream);
        if (known is not null && request.Headers.IfNoneMatch == "*")
        {
            return StreamProblems.Exists(stream);
        }

        return known?.Settings is null && streams.Count(one => one.Settings is not null) >= max ? StreamProblems.TooMany(max) : null;
    }

    private static async Task<(StreamFields? Fields, ProblemDetails? Problem)> ReadAsync(
        HttpRequest request, StreamsOptions options, CancellationToken left)
    {
        var fields = new StreamFields(options.MaxDescription);
        if (await BoundedBody.ReadAsync(request, options.MaxBodyBytes, left) is not { } body)
        {
            return (null, StreamProblems.TooLarge(options.MaxBodyBytes));
        }

        if (body.Length == 0)
        {
            return (fields, null);
        }

        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            fields.Read(json.RootElement);
            return fields.Errors.Count > 0 ? (null, StreamProblems.Fields(fields.Errors)) : (fields, null);
        }
        catch (JsonException broken)
        {
            return (null, StreamProblems.NotJson(broken.Message.Split(" LineNumber: ")[0]));
        }
        catch (InvalidOperationException)
        {
            // The parser takes bytes between quotes as they are; only reading them shows that they are no text.
            return (null, StreamProblems.NotJson("It holds text that is not Unicode."));
        }
    }

    private static ProblemHttpResult Refuse(AppendRefusal refusal, HttpResponse response, StreamsOptions options)
    {
        response.Headers.RetryAfter = options.RetryAfterSeconds.ToString();
        return TypedResults.Problem(StreamProblems.Refused(refusal));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Stream {Stream} was {How} by request.")]
        public static partial void Changed(ILogger logger, string stream, string how);
    }

    /// <summary>What a change needs.</summary>
    private sealed record StreamServices(
        [FromServices] IEventLog Log,
        [FromServices] StreamList Streams,
        [FromServices] IOptions<StreamsOptions> Options,
        [FromServices] ILogger<StreamList> Logger);
}
