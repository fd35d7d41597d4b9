using System.Buffers;
using System.IO.Pipelines;

namespace Dashboard.Server.Fanout;

/// <summary>A connection that the web server writes: any protocol, any system, with and without TLS.</summary>
/// <param name="body">The body of the response.</param>
/// <param name="abort">Breaks the stream; over HTTP/1.1 that is the connection.</param>
/// <param name="abortConnection">Breaks the connection.</param>
/// <param name="gone">Signalled when the client has left.</param>
internal sealed class PipeOutput(PipeWriter body, Action abort, Action abortConnection, CancellationToken gone) : IEventStreamOutput
{
    private long _taken;
    private int _waiting;

    public long Taken => Volatile.Read(ref _taken);

    public void Write(Frame frame) => Write(frame.Text.Span);

    public void Write(ReadOnlySpan<byte> text)
    {
        body.Write(text);
        _waiting += text.Length;
    }

    public ValueTask<bool> FlushAsync()
    {
        try
        {
            var flush = body.FlushAsync(CancellationToken.None);
            return flush.IsCompletedSuccessfully ? ValueTask.FromResult(IsThere(flush.Result)) : FinishAsync(flush);
        }
        catch (Exception failure) when (IsLoss(failure))
        {
            return ValueTask.FromResult(false);
        }
    }

    public void WhenGone(Action left) => gone.Register(left);

    public void Abort() => abort();

    public void AbortConnection() => abortConnection();

    /// <summary>Nothing to do: the web server ends the body when the request is done.</summary>
    public ValueTask CompleteAsync() => ValueTask.CompletedTask;

    private async ValueTask<bool> FinishAsync(ValueTask<FlushResult> flush)
    {
        try
        {
            return IsThere(await flush);
        }
        catch (Exception failure) when (IsLoss(failure))
        {
            return false;
        }
    }

    private bool IsThere(FlushResult result)
    {
        Volatile.Write(ref _taken, _taken + _waiting);
        _waiting = 0;
        return !result.IsCompleted && !result.IsCanceled;
    }

    private static bool IsLoss(Exception failure) =>
        failure is OperationCanceledException or IOException or InvalidOperationException;
}
