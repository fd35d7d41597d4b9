using System.IO.Pipelines;

namespace Dashboard.Server.Requests;

/// <summary>
/// A long answer, written only as fast as its client reads. A client that takes nothing for some time is left: whatever the
/// answer is made of would stay in memory for it.
/// </summary>
/// <param name="contentType">The media type.</param>
/// <param name="timeout">How long a client may leave what it was sent unread.</param>
/// <param name="write">Writes it, and flushes every now and then.</param>
internal sealed partial class TimedAnswer(string contentType, TimeSpan timeout, Func<PipeWriter, CancellationToken, Task> write) : IResult
{
    /// <summary>Bytes that are gathered between two flushes; so many have to be taken within the timeout.</summary>
    public const int Gathered = 32_768;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = contentType;
        return WriteAsync(httpContext, timeout, write);
    }

    /// <summary>Writes a body; where its client does not take it, the connection is broken, so that nobody takes it for whole.</summary>
    public static async Task WriteAsync(HttpContext context, TimeSpan timeout, Func<PipeWriter, CancellationToken, Task> write)
    {
        using var stalled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, context.RequestServices.GetRequiredService<TimeProvider>());
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stalled.Token);
        try
        {
            var body = new TimedBody(context.Response.BodyWriter, stalled, timeout, ends.Token);
            await write(body, ends.Token);
            await body.FlushAsync(ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // Nobody reads any more.
            if (stalled.IsCancellationRequested)
            {
                Log.Stalled(context.RequestServices.GetRequiredService<ILogger<TimedAnswer>>(), context.Request.Path, timeout);
            }

            context.Abort();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The answer to {Path} was broken off: its client took nothing of it for {Timeout}.")]
        public static partial void Stalled(ILogger logger, PathString path, TimeSpan timeout);
    }
}
