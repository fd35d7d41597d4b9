using System.Net.Sockets;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A connection as the reader thread has it: first the read with its stamp, then, when all that are ready have been read, the rest.</summary>
/// <param name="socket">The connection, non-blocking; nobody else reads it.</param>
/// <param name="tls">What decrypts it; null where it is plain.</param>
/// <param name="record">What is recorded of it.</param>
/// <param name="intake">Takes its bytes apart.</param>
internal sealed class WireSource(Socket socket, FedReader? tls, StreamRecord record, Http11Intake intake) : IDisposable
{
    /// <summary>As much as a receive buffer usually hands over at once: what waits together is one read.</summary>
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _count;
    private long _stamp;
    private SocketError _error;

    public Socket Socket => socket;

    public bool IsOver => record.IsOver;

    /// <summary>Reads what is here; false where there is nothing after all.</summary>
    public bool Receive(WireClock clock)
    {
        _count = socket.Receive(_buffer, SocketFlags.None, out _error);
        _stamp = clock.Stamp();
        return _error != SocketError.WouldBlock;
    }

    /// <summary>What TLS had read beyond its handshake already belongs to the answer.</summary>
    public void Begin(WireClock clock)
    {
        (_count, _error, _stamp) = (0, SocketError.WouldBlock, clock.Stamp());
        if (tls is not null)
        {
            Handle(clock);
        }
    }

    /// <summary>Takes apart what was read.</summary>
    public void Handle(WireClock clock)
    {
        lock (record.Gate)
        {
            if (record.IsOver)
            {
                return;
            }

            record.BeginRead(clock.ToMs(_stamp));
            var (end, trouble) = TakeApart();
            record.EndRead();
            if (end != StreamEnd.Open)
            {
                record.End(end, record.ReadAtMs, trouble);
            }
        }
    }

    /// <summary>Ends the observation from here.</summary>
    public void Fail(WireClock clock, string trouble) => record.End(StreamEnd.Cut, clock.NowMs, trouble);

    /// <summary>Closes the connection; its observation is over at the latest with that.</summary>
    public void Dispose()
    {
        record.Leave();
        tls?.Dispose();
        socket.Dispose();
    }

    private (StreamEnd End, string? Trouble) TakeApart()
    {
        try
        {
            if (_error is not (SocketError.Success or SocketError.WouldBlock))
            {
                return _error == SocketError.ConnectionReset
                    ? (StreamEnd.Reset, "The other side reset the connection.")
                    : (StreamEnd.Cut, $"The connection broke ({_error}).");
            }

            TakeRead();
            var hasEnded = (_count == 0 && _error == SocketError.Success) || tls is { IsComplete: true };
            return intake.IsComplete ? (StreamEnd.Clean, null) : hasEnded ? intake.EndByClose() : (StreamEnd.Open, null);
        }
        catch (WireException ended)
        {
            return (ended.End, ended.Message);
        }
        catch (Exception failure)
        {
            // Whatever is wrong with one connection (a broken TLS record is the usual case), the others need this thread.
            return (StreamEnd.Cut, $"The connection could not be read any further ({failure.GetType().Name}).");
        }
    }

    private void TakeRead()
    {
        if (tls is null)
        {
            intake.Take(_buffer.AsSpan(0, _count));
        }
        else if (_count == 0 && _error == SocketError.Success)
        {
            tls.FeedEnd(intake);
        }
        else
        {
            tls.Feed(_buffer.AsSpan(0, _count), intake);
        }
    }
}
