using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>The observation of one connection while it is made.</summary>
internal sealed class StreamRecord
{
    private readonly TaskCompletionSource _headed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AppendList<WireRead> _reads;
    private readonly AppendList<int> _chunkLengths;
    private readonly AppendList<ObservedEvent> _events;
    private StreamObservation _seen;
    private int _readBytes;
    private int _readEvents;

    public StreamRecord(WireRequest request, double startedAtMs)
    {
        _reads = new AppendList<WireRead>(request.Limits.Reads);
        _chunkLengths = new AppendList<int>(request.Limits.Reads);
        _events = new AppendList<ObservedEvent>(request.Limits.Events);
        _seen = new StreamObservation { Url = RedactedUrl.Of(request.Url), StartedAtMs = startedAtMs };
    }

    /// <summary>Held by who writes, for as long as one read takes: a snapshot never shows half a read.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Completes with the headers, or with the end where none came.</summary>
    public Task Headed => _headed.Task;

    public Task Ended => _ended.Task;

    /// <summary>Nothing more is recorded.</summary>
    public bool IsOver => _ended.Task.IsCompleted;

    /// <summary>When the connection was ready for the request: what had arrived elsewhere by then cannot have been meant for it.</summary>
    public double ReadyAtMs => _seen.TlsAtMs ?? _seen.ConnectedAtMs ?? _seen.StartedAtMs;

    /// <summary>The index of the read that is in work.</summary>
    public int ReadIndex => _reads.Count;

    /// <summary>When the read returned that is in work.</summary>
    public double ReadAtMs { get; private set; }

    public StreamObservation Current
    {
        get
        {
            lock (Gate)
            {
                return _seen with
                {
                    Reads = _reads.Snapshot(),
                    ChunkLengths = _chunkLengths.Snapshot(),
                    Events = _events.Snapshot(),
                    UnkeptReads = _reads.Unkept,
                    UnkeptEvents = _events.Unkept,
                };
            }
        }
    }

    public void Note(Func<StreamObservation, StreamObservation> change)
    {
        lock (Gate)
        {
            if (!IsOver)
            {
                _seen = change(_seen);
            }
        }
    }

    public void NoteHead(ResponseHead head)
    {
        Note(seen => seen with { Status = head.Status, HttpVersion = head.Version, Headers = head.Headers, HeadersAtMs = ReadAtMs });
        _headed.TrySetResult();
    }

    /// <summary>A read has returned; what is added until <see cref="EndRead"/> belongs to it.</summary>
    public void BeginRead(double atMs)
    {
        ReadAtMs = atMs;
        _readBytes = 0;
        _readEvents = 0;
    }

    public void AddBytes(int count) => _readBytes += count;

    public void AddChunk(int length) => _chunkLengths.Add(length);

    public void AddEvent(ObservedEvent one)
    {
        _readEvents++;

        // An event names its read, so that it is only kept where the read is.
        if (_reads.IsFull)
        {
            _events.Skip();
        }
        else
        {
            _events.Add(one);
        }
    }

    /// <summary>A read that brought no byte of the answer (a part of a TLS record) is none.</summary>
    public void EndRead()
    {
        if (_readBytes > 0)
        {
            _reads.Add(new WireRead(ReadAtMs, _readBytes, _readEvents));
            _seen = _seen with { LastByteAtMs = ReadAtMs };
        }
    }

    /// <summary>It is over; only the first end counts.</summary>
    public void End(StreamEnd end, double atMs, string? trouble)
    {
        Note(seen => seen with { End = end, EndedAtMs = atMs, Trouble = trouble ?? seen.Trouble });
        Leave();
    }

    /// <summary>The observer has seen enough.</summary>
    public void Leave()
    {
        lock (Gate)
        {
            _ended.TrySetResult();
            _headed.TrySetResult();
        }
    }
}
