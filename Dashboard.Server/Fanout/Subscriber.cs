using System.Runtime.CompilerServices;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>
/// A position in the log and the connection that wants what comes after it. It holds no events. Only its pump writes to
/// the connection, and only while <see cref="Busy"/> is false; a flush that does not complete at once makes it busy, and
/// nobody waits for it.
/// </summary>
internal sealed class Subscriber
{
    private const int GoesOn = -1;

    private readonly StreamScope _scope;
    private readonly SubscriptionFilter _filter;
    private readonly IEventStreamOutput _output;
    private readonly Action<Subscriber> _ready;
    private readonly TaskCompletionSource<SubscriberEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ValueTaskAwaiter<bool> _flush;
    private volatile bool _flushing;
    private long _takenBefore = -1;
    private int _standingSince;
    private bool _cut;
    private volatile bool _busy;
    private volatile bool _catchingUp;
    private int _ending = GoesOn;

    public Subscriber(SubscriberStart start, IEventStreamOutput output, Action<Subscriber> ready)
    {
        Position = start.Position;
        LastSent = start.LastSent;
        KnownTrimmed = start.Trimmed;

        // Most subscribers share these two. What is held right here, and is the same for the next one, is in the
        // processor's cache when an event goes to thousands.
        _scope = start.Scope;
        _filter = start.Filter;
        _output = output;
        _ready = ready;
    }

    /// <summary>The streams that it reads.</summary>
    public StreamScope Scope => _scope;

    /// <summary>Everything up to here has been written or does not concern this subscriber.</summary>
    public long Position { get; set; }

    /// <summary>The position of the last event that it has; null for none.</summary>
    public long? LastSent { get; private set; }

    /// <summary>When its next heartbeat is due, by <see cref="TimeProvider.GetTimestamp"/>; 0 is at once.</summary>
    public long HeartbeatDueAt { get; set; }

    /// <summary>Whether it is catching up from the log: then it is busy, and not the pump but its catching up writes to it.</summary>
    public bool IsCatchingUp
    {
        get => _catchingUp;
        set => _catchingUp = value;
    }

    /// <summary>What retention had taken beyond its position when it was last told, or began.</summary>
    public TrimmedStreams KnownTrimmed { get; set; }

    /// <summary>Whether a flush is under way, or it is catching up from the log.</summary>
    public bool Busy
    {
        get => _busy;
        set => _busy = value;
    }

    /// <summary>Its place among the subscribers of its pump; negative before it has joined them and once it has ended.</summary>
    public int Place { get; set; }

    /// <summary>Why it is to end; null while it goes on.</summary>
    public SubscriberEnd? Ending => Volatile.Read(ref _ending) is var reason and not GoesOn ? (SubscriberEnd)reason : null;

    /// <summary>Completes once nothing writes to the connection any more.</summary>
    public Task<SubscriberEnd> Ended => _ended.Task;

    /// <summary>Whether what was written has not left yet.</summary>
    public bool IsFlushing => _flushing;

    public bool Wants(Frame frame) => !frame.IsWithdrawn && _scope.Contains(frame.Entry.Stream) && _filter.Matches(frame);

    /// <summary>The same of an entry that was read from the log: most that are looked through never become frames.</summary>
    public bool Wants(LogEntry entry) => _scope.Contains(entry.Stream) && _filter.Matches(entry);

    /// <summary>Events that it was sent so far.</summary>
    public long EventsSent { get; private set; }

    /// <summary>Bytes of the stream that it was sent so far, without those of the transfer coding.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Bytes that wait to be flushed.</summary>
    public int Waiting { get; private set; }

    /// <summary>Puts an event behind what waits to be flushed.</summary>
    public void Write(Frame frame)
    {
        _output.Write(frame);
        LastSent = frame.Entry.Position;
        EventsSent++;
        Waiting += frame.Text.Length;
    }

    /// <summary>Puts a heartbeat or a gap behind what waits to be flushed.</summary>
    public void Write(ReadOnlySpan<byte> text)
    {
        _output.Write(text);
        Waiting += text.Length;
    }

    /// <summary>Sends what was written. Where that does not complete at once, the subscriber is busy until it has.</summary>
    public void Flush()
    {
#pragma warning disable CA2012 // Consumed exactly once, in TakeResult: here or when it completes. An await would allocate.
        _flush = FlushOutput().GetAwaiter();
#pragma warning restore CA2012
        if (_flush.IsCompleted)
        {
            TakeResult();
            return;
        }

        Busy = true;
        _flushing = true;
        _flush.UnsafeOnCompleted(Flushed);
    }

    /// <summary>Sends what was written and waits for it, while the subscriber is busy with catching up.</summary>
    public async ValueTask FlushAsync()
    {
        _flushing = true;
        Completed(await FlushOutput());
        _flushing = false;
    }

    /// <summary>
    /// Whether something has waited to leave for so many ticks of the pump, and less than one more, and nothing has left.
    /// By ticks and not by the clock: a process that was stopped for a while must not blame its readers for it.
    /// </summary>
    /// <param name="tick">The number of the tick; to be asked once at each.</param>
    /// <param name="allowed">How many ticks it may stand.</param>
    public bool HasStoodStill(int tick, int allowed)
    {
        var taken = _output.Taken;
        if (!_flushing || taken != _takenBefore)
        {
            // Where nothing waits, it can begin to stand only after this tick.
            (_takenBefore, _standingSince) = (taken, _flushing ? tick : tick + 1);
            return false;
        }

        if (tick - _standingSince < allowed)
        {
            return false;
        }

        // Whatever is done about it has as long to help.
        _standingSince = tick;
        return true;
    }

    /// <summary>Ends it as soon as nothing is under way; the first reason counts.</summary>
    public void End(SubscriberEnd reason)
    {
        Interlocked.CompareExchange(ref _ending, (int)reason, GoesOn);
        _ready(this);
    }

    /// <summary>Ends it because its reader has left.</summary>
    public void Leave() => End(SubscriberEnd.ClientLeft);

    /// <summary>
    /// Breaks the stream, because its reader stands still; the second time, because that did not end what is under way,
    /// the connection. A stream of HTTP/2 whose own window is shut (RFC 9113, section 5.2) ends by itself and leaves its
    /// sisters alone; where the connection stands still, the web server waits in the middle of a write and ends nothing.
    /// </summary>
    /// <returns>Whether this is the first time.</returns>
    public bool Cut()
    {
        if (_cut)
        {
            _output.AbortConnection();
            return false;
        }

        _cut = true;
        End(SubscriberEnd.StoodStill);
        _output.Abort();
        return true;
    }

    /// <summary>Tells whoever waits for the end. Called by the pump, once nothing is under way.</summary>
    public void Finish() => _ended.TrySetResult(Ending!.Value);

    /// <summary>It has more to get, and waits for its next turn.</summary>
    public void ComeAgain() => _ready(this);

    /// <summary>What made it busy is over.</summary>
    public void Free()
    {
        Busy = false;
        _ready(this);
    }

    private void Flushed()
    {
        TakeResult();
        _flushing = false;
        Free();
    }

    private ValueTask<bool> FlushOutput()
    {
        BytesSent += Waiting;
        Waiting = 0;
        return _output.FlushAsync();
    }

    private void TakeResult() => Completed(_flush.GetResult());

    private void Completed(bool isThere)
    {
        if (!isThere)
        {
            Leave();
        }
    }
}
