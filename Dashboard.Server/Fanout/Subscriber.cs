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

    private readonly IEventStreamOutput _output;
    private readonly Action<Subscriber> _ready;
    private readonly TaskCompletionSource<SubscriberEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ValueTaskAwaiter<bool> _flush;
    private long _flushingSince;
    private volatile bool _busy;
    private int _ending = GoesOn;

    public Subscriber(SubscriberStart start, IEventStreamOutput output, Action<Subscriber> ready)
    {
        Start = start;
        Position = start.Position;
        LastSent = start.LastSent;
        _output = output;
        _ready = ready;
    }

    public SubscriberStart Start { get; }

    /// <summary>Everything up to here has been written or does not concern this subscriber.</summary>
    public long Position { get; set; }

    /// <summary>The position of the last event that it has; null for none.</summary>
    public long? LastSent { get; private set; }

    /// <summary>When its next heartbeat is due, by <see cref="TimeProvider.GetTimestamp"/>; 0 is at once.</summary>
    public long HeartbeatDueAt { get; set; }

    /// <summary>Whether a flush is under way, or it is catching up from the log.</summary>
    public bool Busy
    {
        get => _busy;
        set => _busy = value;
    }

    /// <summary>Its place among the subscribers of its pump; negative once it has ended.</summary>
    public int Place { get; set; }

    /// <summary>Why it is to end; null while it goes on.</summary>
    public SubscriberEnd? Ending => Volatile.Read(ref _ending) is var reason and not GoesOn ? (SubscriberEnd)reason : null;

    /// <summary>Completes once nothing writes to the connection any more.</summary>
    public Task<SubscriberEnd> Ended => _ended.Task;

    /// <summary>When the flush that is under way began; 0 where none is.</summary>
    public long FlushingSince => Volatile.Read(ref _flushingSince);

    public bool Wants(LogEntry entry) => Start.Scope.Contains(entry.Stream) && Start.Filter.Matches(entry);

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
    public void Flush(long now)
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
        Volatile.Write(ref _flushingSince, now);
        _flush.UnsafeOnCompleted(Flushed);
    }

    /// <summary>Sends what was written and waits for it, while the subscriber is busy with catching up.</summary>
    public async ValueTask FlushAsync(long now)
    {
        Volatile.Write(ref _flushingSince, now);
        Completed(await FlushOutput());
        Volatile.Write(ref _flushingSince, 0);
    }

    /// <summary>Ends it as soon as nothing is under way; the first reason counts.</summary>
    public void End(SubscriberEnd reason)
    {
        Interlocked.CompareExchange(ref _ending, (int)reason, GoesOn);
        _ready(this);
    }

    /// <summary>Ends it because its reader has left.</summary>
    public void Leave() => End(SubscriberEnd.ClientLeft);

    /// <summary>Breaks the connection, because its reader stands still.</summary>
    public void Cut()
    {
        End(SubscriberEnd.StoodStill);
        _output.Abort();
    }

    /// <summary>Tells whoever waits for the end. Called by the pump, once nothing is under way.</summary>
    public void Finish() => _ended.TrySetResult(Ending!.Value);

    /// <summary>What made it busy is over.</summary>
    public void Free()
    {
        Busy = false;
        _ready(this);
    }

    private void Flushed()
    {
        TakeResult();
        Volatile.Write(ref _flushingSince, 0);
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
