using System.Net;
using System.Net.Sockets;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>
/// The one thread that reads every HTTP/1.1 connection of a session. Tasks of their own would race for the threads of the
/// pool, which makes a noise of most of a millisecond, more than a proxy takes. All that are ready are read first, each
/// stamped as its read returns, and taken apart afterwards; their order is turned round with each wake-up, so that none is
/// always read first.
/// </summary>
internal sealed class WireReader : IDisposable
{
    private readonly WireClock _clock;
    private readonly Lock _gate = new();
    private readonly Queue<WireSource> _joining = [];
    private readonly Dictionary<Socket, WireSource> _sources = [];
    private readonly List<Socket> _waiting = [];
    private readonly List<WireSource> _ready = [];
    private readonly Socket _wake = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _wakeUp = [1];
    private readonly byte[] _slept = new byte[64];
    private readonly Thread _thread;
    private volatile bool _isStopping;
    private bool _isReversed;

    public WireReader(WireClock clock)
    {
        _clock = clock;

        // Connected to itself, it hears nobody else.
        _wake.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _wake.Connect(_wake.LocalEndPoint!);
        _wake.Blocking = false;
        _thread = new Thread(Run) { IsBackground = true, Name = "Diagnosis reader" };
        _thread.Start();
    }

    /// <summary>Takes a connection over, and closes it when its observation is over.</summary>
    public void Join(WireSource source)
    {
        lock (_gate)
        {
            if (_isStopping)
            {
                source.Dispose();
                return;
            }

            _joining.Enqueue(source);
        }

        Wake();
    }

    /// <summary>Makes the thread look for observations that are over.</summary>
    public void Wake()
    {
        try
        {
            _wake.Send(_wakeUp, SocketFlags.None, out _);
        }
        catch (ObjectDisposedException)
        {
            // The session is over, and with it every connection.
        }
    }

    public void Dispose()
    {
        Stop();
        Wake();
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_isStopping)
            {
                Turn();
            }
        }
        catch (Exception failure)
        {
            // A diagnosis must not take the server with it: this session is over, and its observations say why.
            Stop();
            _sources.Values.ToList().ForEach(source => source.Fail(_clock, $"The session failed ({failure.GetType().Name})."));
        }

        foreach (var source in _sources.Values.Concat(_joining))
        {
            source.Dispose();
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _isStopping = true;
        }
    }

    private void Turn()
    {
        TakeJoined();
        DropOver();
        Select();
        foreach (var source in _ready)
        {
            source.Handle(_clock);
        }
    }

    private void TakeJoined()
    {
        lock (_gate)
        {
            while (_joining.TryDequeue(out var source))
            {
                _sources.Add(source.Socket, source);
                source.Begin(_clock);
            }
        }
    }

    private void DropOver()
    {
        foreach (var source in _sources.Values.Where(source => source.IsOver).ToList())
        {
            _sources.Remove(source.Socket);
            source.Dispose();
        }
    }

    private void Select()
    {
        _ready.Clear();
        _waiting.Clear();
        _waiting.Add(_wake);
        _waiting.AddRange(_sources.Keys);
        Socket.Select(_waiting, null, null, Timeout.Infinite);
        if (_isReversed)
        {
            _waiting.Reverse();
        }

        _isReversed = !_isReversed;
        foreach (var socket in _waiting)
        {
            if (_sources.TryGetValue(socket, out var source))
            {
                Receive(source);
            }
        }

        if (_waiting.Contains(_wake))
        {
            // Datagrams that are left wake it once more, which costs nothing.
            _wake.Receive(_slept, SocketFlags.None, out _);
        }
    }

    private void Receive(WireSource source)
    {
        if (source.Receive(_clock))
        {
            _ready.Add(source);
        }
    }
}
