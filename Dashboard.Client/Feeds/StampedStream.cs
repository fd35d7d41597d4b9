namespace Dashboard.Client.Feeds;

/// <summary>
/// Stands between the socket and the HTTP client, and notes when each read from the socket returned, before anything
/// is parsed. It reads in large pieces, so that one read takes all that has arrived.
/// </summary>
public sealed class StampedStream(Stream socket, TimeProvider time) : Stream
{
    /// <summary>As much as a socket's receive buffer usually hands over at once.</summary>
    private const int BufferBytes = 64 * 1024;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;

    /// <summary>How many reads have returned bytes.</summary>
    public long Reads { get; private set; }

    /// <summary>When the last of them returned, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long LastReadAt { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            // The HTTP client waits for data with an empty buffer; what is here already is data.
            return _start < _end ? 0 : await socket.ReadAsync(buffer, cancellationToken);
        }

        if (_start == _end)
        {
            _start = 0;
            _end = await socket.ReadAsync(_buffer, cancellationToken);
            if (_end > 0)
            {
                LastReadAt = time.GetTimestamp();
                Reads++;
            }
        }

        var taken = Math.Min(buffer.Length, _end - _start);
        _buffer.AsMemory(_start, taken).CopyTo(buffer);
        _start += taken;
        return taken;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        socket.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        socket.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => socket.Write(buffer, offset, count);

    public override void Flush() => socket.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => socket.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            socket.Dispose();
        }

        base.Dispose(disposing);
    }
}
