using System.IO.Pipelines;

namespace Dashboard.Server.Requests;

/// <summary>A response's body: a flush waits until the client has taken enough of what came before, and not for ever.</summary>
/// <param name="body">The body itself.</param>
/// <param name="stalled">Cancelled where the client took nothing for so long.</param>
/// <param name="timeout">How long a flush may wait.</param>
/// <param name="ends">Cancelled with <paramref name="stalled"/>, and where the client has left.</param>
internal sealed class TimedBody(PipeWriter body, CancellationTokenSource stalled, TimeSpan timeout, CancellationToken ends) : PipeWriter
{
    public override bool CanGetUnflushedBytes => body.CanGetUnflushedBytes;

    public override long UnflushedBytes => body.UnflushedBytes;

    /// <exception cref="OperationCanceledException">The client has left, or took nothing for too long.</exception>
    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        stalled.CancelAfter(timeout);
        var result = await body.FlushAsync(ends);
        stalled.CancelAfter(Timeout.InfiniteTimeSpan);
        ends.ThrowIfCancellationRequested();
        return result;
    }

    public override void Advance(int bytes) => body.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => body.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => body.GetSpan(sizeHint);

    public override void CancelPendingFlush() => body.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => body.Complete(exception);
}
