using System.Buffers;
using System.Net.Sockets;

namespace Dashboard.Server.Fanout;

/// <summary>
/// A plain HTTP/1.1 connection whose socket the web server has handed off after the head of the response: the body is
/// sent from here, chunk by chunk, straight into the kernel. Against a <see cref="PipeOutput"/> it saves the web server's
/// buffers and its objects for the connection, and a copy and a wake-up for each delivery.
/// </summary>
internal sealed class SocketOutput : IEventStreamOutput
{
    /// <summary>Whoever says more than this after its request does not speak HTTP; a pipelined request is shorter.</summary>
    private const int MostIgnored = 64 * 1024;

    /// <summary>
    /// What waits for room leaves in pieces of this size: a larger one would tell nothing before all of it has left. How
    /// much has to be sent before there is room again is a matter of the socket (<c>SocketTransport</c>).
    /// </summary>
    private const int Piece = 8 * 1024;

    private readonly Socket _socket;
    private readonly IDisposable _lease;

    /// <summary>What waits, while it is one piece: the bytes of a frame are sent as they are, and not copied.</summary>
    private ReadOnlyMemory<byte> _single;

    /// <summary>What waits, once it is more than one piece.</summary>
    private byte[]? _gathered;
    private int _length;

    private long _taken;
    private int _closed;

    /// <param name="socket">
    /// The connection, not blocking: a send that finds no room says so instead of holding the thread that serves everybody.
    /// Nobody else reads or writes it.
    /// </param>
    /// <param name="lease">Disposed once, when the socket is closed.</param>
    public SocketOutput(Socket socket, IDisposable lease)
    {
        _socket = socket;
        _lease = lease;
    }

    public long Taken => Volatile.Read(ref _taken);

    private ReadOnlyMemory<byte> Waiting => _gathered is null ? _single : _gathered.AsMemory(0, _length);

    public void Write(Frame frame) => Append(frame.Chunk);

    public void Write(ReadOnlySpan<byte> text) => Append(HttpChunk.Around(text).Chunk);

    public ValueTask<bool> FlushAsync()
    {
        var waiting = Waiting;
        var (sent, error) = (0, SocketError.Shutdown);
        try
        {
            sent = _socket.Send(waiting.Span, SocketFlags.None, out error);
        }
        catch (ObjectDisposedException)
        {
            // It was cut; the error stays.
        }

        _taken += sent;
        if (sent < waiting.Length && error is SocketError.Success or SocketError.WouldBlock)
        {
            return SendRestAsync(waiting[sent..]);
        }

        Clear();
        return ValueTask.FromResult(error == SocketError.Success);
    }

    public void WhenGone(Action gone) => _ = WatchAsync(gone);

    public void Abort() => Close(reset: true);

    public void AbortConnection() => Abort();

    public async ValueTask CompleteAsync()
    {
        Append(HttpChunk.Last);
        await FlushAsync();
        Close(reset: false);
    }

    private void Append(ReadOnlyMemory<byte> chunk)
    {
        if (Waiting.IsEmpty)
        {
            _single = chunk;
            return;
        }

        Reserve(chunk.Length);
        chunk.Span.CopyTo(_gathered.AsSpan(_length));
        _length += chunk.Length;
    }

    private void Reserve(int more)
    {
        var waiting = Waiting;
        if (_gathered?.Length >= waiting.Length + more)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(2 * (waiting.Length + more));
        waiting.CopyTo(larger);
        Clear();
        (_gathered, _length) = (larger, waiting.Length);
    }

    private void Clear()
    {
        if (_gathered is not null)
        {
            ArrayPool<byte>.Shared.Return(_gathered);
        }

        (_gathered, _length, _single) = (null, 0, default);
    }

    /// <summary>Waits for room. The rest is one frame or what was gathered, so a reader that stands still holds no more.</summary>
    private async ValueTask<bool> SendRestAsync(ReadOnlyMemory<byte> rest)
    {
        try
        {
            while (!rest.IsEmpty)
            {
                var sent = await _socket.SendAsync(rest[..Math.Min(rest.Length, Piece)], SocketFlags.None);
                Volatile.Write(ref _taken, _taken + sent);
                rest = rest[sent..];
            }

            return true;
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            Clear();
        }
    }

    /// <summary>A client of an event stream has nothing to say but that it leaves.</summary>
    private async Task WatchAsync(Action gone)
    {
        try
        {
            for (var ignored = 0; ignored <= MostIgnored;)
            {
                // Waits without a buffer: thousands of quiet connections then hold none.
                await _socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None);
                if (Ignore() is not { } count)
                {
                    break;
                }

                ignored += count;
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The connection is gone: what this was waiting for.
        }

        gone();
    }

    /// <summary>Reads what there is and forgets it; null is the end.</summary>
    private int? Ignore()
    {
        Span<byte> forgotten = stackalloc byte[4096];
        var count = _socket.Receive(forgotten, SocketFlags.None, out var error);
        return error switch
        {
            SocketError.WouldBlock => 0,
            SocketError.Success when count > 0 => count,
            _ => null,
        };
    }

    private void Close(bool reset)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        if (reset)
        {
            _socket.Close(timeout: 0);
        }
        else
        {
            End();
        }

        _lease.Dispose();
    }

    /// <summary>Without a shutdown first, a socket that somebody still waits to read is closed by a reset, and what was sent last may be lost.</summary>
    private void End()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The client has left already.
        }

        _socket.Dispose();
    }
}
