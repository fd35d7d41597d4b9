using System.IO.Pipelines;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>
/// One connection that reads a schedule. Only the thread of <see cref="ProbePump"/> writes to it; what waits for a slow
/// reader is a position.
/// </summary>
/// <param name="body">The body of the response.</param>
/// <param name="abort">Breaks the connection.</param>
/// <param name="wake">Makes the pump look at it.</param>
/// <param name="resumeAfter">The event that its reader has already; null to begin with the next one.</param>
internal sealed class ProbeStream(PipeWriter body, Action abort, Action wake, int? resumeAfter)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _busy;
    private volatile bool _gone;

    /// <summary>Completes once nobody writes any more: the request may return.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The last event that was written.</summary>
    public int Position { get; private set; }

    /// <summary>Whether a flush is under way: nothing may be written until it has completed.</summary>
    public bool IsBusy => _busy;

    /// <summary>Whether the reader has left.</summary>
    public bool IsGone => _gone;

    /// <summary>Takes its place, after the last event that was sent or the one that its reader has.</summary>
    public void Begin(int sent) => Position = resumeAfter >= 1 && resumeAfter <= sent ? resumeAfter.Value : sent;

    /// <summary>Writes and flushes without waiting; where the connection has no room, it is busy until it has.</summary>
    /// <param name="text">Whole events or a comment.</param>
    /// <param name="position">The last event in it, or the one before it.</param>
    public void Write(ReadOnlyMemory<byte> text, int position)
    {
        Position = position;
        try
        {
            // In one piece, so that it is one chunk on the wire (RFC 9112, section 7.1): lengths of chunks are evidence.
            var flush = body.WriteAsync(text, CancellationToken.None);
            if (flush.IsCompletedSuccessfully)
            {
                _gone |= IsOver(flush.Result);
            }
            else
            {
                _busy = true;
                _ = FinishAsync(flush);
            }
        }
        catch (Exception failure) when (IsLoss(failure))
        {
            _gone = true;
        }
    }

    /// <summary>The reader has left. Called by any thread.</summary>
    public void Leave()
    {
        _gone = true;
        wake();
    }

    /// <summary>Breaks the connection of a reader that stands still, so that its flush completes.</summary>
    public void Abort() => abort();

    /// <summary>Nobody writes any more.</summary>
    public void Finish() => _ended.TrySetResult();

    private async Task FinishAsync(ValueTask<FlushResult> flush)
    {
        try
        {
            _gone |= IsOver(await flush);
        }
        catch (Exception failure) when (IsLoss(failure))
        {
            _gone = true;
        }

        _busy = false;
        wake();
    }

    private static bool IsOver(FlushResult result) => result.IsCompleted || result.IsCanceled;

    private static bool IsLoss(Exception failure) =>
        failure is OperationCanceledException or IOException or InvalidOperationException;
}
