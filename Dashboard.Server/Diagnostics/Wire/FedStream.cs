using System.Buffers;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>
/// The lower end of a stream that pulls (TLS, gzip), turned round: the reader thread feeds it what has arrived, and a read
/// that waits goes on within that call, on that thread. So what a read of the socket completes belongs to that read,
/// and nothing waits for the thread pool.
/// </summary>
/// <param name="socket">Where writes go, and where reads come from until <see cref="BeginFeeding"/>; null where there is only feeding.</param>
internal sealed class FedStream(Socket? socket = null) : Stream, IValueTaskSource<int>
{
    private readonly ArrayBufferWriter<byte> _fed = new(4096);
    private ManualResetValueTaskSourceCore<int> _reading;
    private Memory<byte> _into;
    private int _taken;
    private bool _isReading;
    private bool _isFed = socket is null;
    private bool _hasEnded;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => socket is not null;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From now on reads get what is fed, not what the socket has.</summary>
    public void BeginFeeding() => _isFed = true;

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        _fed.Write(bytes);
        GoOn();
    }

    /// <summary>Nothing more will be fed.</summary>
    public void FeedEnd()
    {
        _hasEnded = true;
        GoOn();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_isFed)
        {
            return socket!.ReceiveAsync(buffer, cancellationToken);
        }

        if (_taken < _fed.WrittenCount || _hasEnded || buffer.IsEmpty)
        {
            return new ValueTask<int>(CopyTo(buffer.Span));
        }

        _into = buffer;
        _isReading = true;
        _reading.Reset();
        return new ValueTask<int>(this, _reading.Version);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[await socket!.SendAsync(buffer, cancellationToken)..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // Writes are not held.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => _reading.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => _reading.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _reading.OnCompleted(continuation, state, token, flags);

    private void GoOn()
    {
        if (_isReading)
        {
            _isReading = false;
            _reading.SetResult(CopyTo(_into.Span));
        }
    }

    private int CopyTo(Span<byte> into)
    {
        var count = Math.Min(into.Length, _fed.WrittenCount - _taken);
        _fed.WrittenSpan.Slice(_taken, count).CopyTo(into);
        _taken += count;
        if (_taken == _fed.WrittenCount)
        {
            _fed.ResetWrittenCount();
            _taken = 0;
        }

        return count;
    }
}
