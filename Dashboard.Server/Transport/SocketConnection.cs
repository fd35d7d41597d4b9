using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Dashboard.Server.Transport;

/// <summary>
/// A connection between its socket and the web server: one loop receives, one sends, until an end comes from either side
/// or the socket is taken.
/// </summary>
internal sealed class SocketConnection : DefaultConnectionContext, IMemoryPoolFeature, ISocketHandOff
{
    /// <summary>Receives are not worth a system call for less room than this.</summary>
    private const int LeastRoom = 2048;

    private static long s_lastId;

    private readonly Socket _socket;
    private readonly OpenSockets _open;
    private readonly Pipe _input;
    private readonly Pipe _output;
    private readonly CancellationTokenSource _stopReceiving = new();
    private readonly CancellationTokenSource _ended = new();
    private Task<bool> _receiving = Task.FromResult(false);
    private Task _sending = Task.CompletedTask;
    private volatile Exception? _abortedBy;
    private volatile bool _taken;
    private int _closed;

    private SocketConnection(Socket socket, SocketTransportOptions settings, MemoryPool<byte> pool, OpenSockets open)
        : base(Interlocked.Increment(ref s_lastId).ToString("x", CultureInfo.InvariantCulture))
    {
        _socket = socket;
        _open = open;
        _socket.Blocking = false;
        MemoryPool = pool;
        var application = settings.UnsafePreferInlineScheduling ? PipeScheduler.Inline : PipeScheduler.ThreadPool;
        _input = Buffer(pool, application, settings.MaxReadBufferSize);
        _output = Buffer(pool, PipeScheduler.Inline, settings.MaxWriteBufferSize);
        Transport = new DuplexPipe(_input.Reader, _output.Writer);
        LocalEndPoint = socket.LocalEndPoint;
        RemoteEndPoint = socket.RemoteEndPoint;
        ConnectionClosed = _ended.Token;
        Features.Set<IMemoryPoolFeature>(this);
        Features.Set<ISocketHandOff>(this);
    }

    public MemoryPool<byte> MemoryPool { get; }

    public static SocketConnection Start(Socket socket, SocketTransportOptions settings, MemoryPool<byte> pool, OpenSockets open)
    {
        var connection = new SocketConnection(socket, settings, pool, open);
        connection._receiving = connection.ReceiveAllAsync();
        connection._sending = connection.SendAllAsync();
        return connection;
    }

    public async ValueTask<TakenSocket?> TakeAsync(CancellationToken giveUp)
    {
        await using var givingUp = giveUp.Register(() => Abort(new ConnectionAbortedException("The client took nothing.")));
        _taken = true;
        await _stopReceiving.CancelAsync();
        _input.Writer.CancelPendingFlush();
        _output.Reader.CancelPendingRead();
        var clientIsThere = await _receiving;
        await _sending;
        if (clientIsThere && Interlocked.Exchange(ref _closed, 1) == 0)
        {
            // From here on it is the taker who closes it.
            return new TakenSocket(_socket, _open);
        }

        Close(reset: false);
        return null;
    }

    public override void Abort(ConnectionAbortedException abortReason)
    {
        // A socket that somebody has taken is not touched by this any more; while it is being taken, it is.
        _abortedBy ??= abortReason;
        Close(reset: true);
        _output.Reader.CancelPendingRead();
    }

    public override async ValueTask DisposeAsync()
    {
        await _input.Reader.CompleteAsync();
        await _output.Writer.CompleteAsync();
        await _sending;
        await _receiving;
        await EndAsync();
        _ended.Dispose();
        _stopReceiving.Dispose();
        await base.DisposeAsync();
    }

    private static Pipe Buffer(MemoryPool<byte> pool, PipeScheduler reader, long? limit) => new(new PipeOptions(
        pool, reader, PipeScheduler.Inline, limit ?? 0, (limit ?? 0) / 2, useSynchronizationContext: false));

    /// <summary>Receives until the client ends, or somebody here does; true where the client is still there.</summary>
    private async Task<bool> ReceiveAllAsync()
    {
        Exception? failure = null;
        try
        {
            while (!_taken)
            {
                // Waits without a buffer: an idle connection holds none.
                await _socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, _stopReceiving.Token);
                var count = await _socket.ReceiveAsync(_input.Writer.GetMemory(LeastRoom), SocketFlags.None, _stopReceiving.Token);
                if (count == 0)
                {
                    break;
                }

                _input.Writer.Advance(count);
                if ((await _input.Writer.FlushAsync()).IsCompleted)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The socket was taken.
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
            failure = _abortedBy ?? new ConnectionResetException(lost.Message, lost);
        }

        await _input.Writer.CompleteAsync(failure);
        if (!_taken)
        {
            await EndAsync();
        }

        return _taken && failure is null;
    }

    private async Task SendAllAsync()
    {
        ReadResult read;
        try
        {
            do
            {
                read = await _output.Reader.ReadAsync();
                if (read.IsCanceled && !_taken)
                {
                    break;
                }

                await SendAsync(read.Buffer);
                _output.Reader.AdvanceTo(read.Buffer.End);
            }
            while (!read.IsCompleted && !read.IsCanceled);
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
            _abortedBy ??= new ConnectionResetException(lost.Message, lost);
            Close(reset: false);
        }

        if (!_taken)
        {
            Close(reset: false);
        }

        await _output.Reader.CompleteAsync();

        // Receiving may wait for room that nobody makes any more.
        _input.Writer.CancelPendingFlush();
    }

    private async ValueTask SendAsync(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment)
        {
            // Mostly there is room: then no operation has to be made up that waits for it.
            var sent = _socket.Send(bytes.FirstSpan, SocketFlags.None, out var error);
            if (sent < bytes.Length && error is SocketError.Success or SocketError.WouldBlock)
            {
                await _socket.SendAsync(bytes.First[sent..], SocketFlags.None);
            }
            else if (error != SocketError.Success)
            {
                throw new SocketException((int)error);
            }

            return;
        }

        var pieces = new List<ArraySegment<byte>>();
        foreach (var piece in bytes)
        {
            pieces.Add(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(piece, out var segment) ? segment : piece.ToArray());
        }

        await _socket.SendAsync(pieces, SocketFlags.None);
    }

    private async ValueTask EndAsync()
    {
        if (!_ended.IsCancellationRequested)
        {
            await _ended.CancelAsync();
        }
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
            End(_socket);
        }

        _open.Remove();
    }

    private static void End(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It is at its end already.
        }

        socket.Dispose();
    }

    /// <summary>The web server's side of the two pipes.</summary>
    private sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
