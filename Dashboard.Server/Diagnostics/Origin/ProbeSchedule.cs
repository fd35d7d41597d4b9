using System.Buffers;
using System.Collections.Concurrent;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>
/// The events of one session and kind, and whoever reads them: the same events at the same time on each connection, so
/// that the ways they take can be compared. All but <see cref="Join"/> belongs to the pump's thread.
/// </summary>
internal sealed class ProbeSchedule(StreamPlan plan, ProbeOptions options, TimeProvider time)
{
    /// <summary>How much of a backlog one write takes: the rest follows once that has left, so it never lies in memory.</summary>
    private const int MostBytes = 128 * 1024;

    private readonly ConcurrentQueue<ProbeStream> _joining = new();
    private readonly List<ProbeStream> _streams = [];
    private readonly TimeSpan _first = TimeSpan.FromMilliseconds(plan.First);
    private readonly TimeSpan _interval = TimeSpan.FromMilliseconds(plan.Interval);
    private readonly TimeSpan _heartbeat = TimeSpan.FromMilliseconds(plan.Heartbeat);
    private DateTimeOffset _startedAt;
    private long? _started;
    private TimeSpan _lastSent;
    private int _number;
    private volatile bool _isOver;

    public StreamPlan Plan => plan;

    /// <summary>Whether it has ended for everybody. Read by any thread.</summary>
    public bool IsOver => _isOver;

    /// <summary>How many requests read it, and since when none does; both guarded by <see cref="ProbeSessions"/>.</summary>
    public int Readers { get; set; }

    public long UnreadSince { get; set; }

    private TimeSpan Elapsed => time.GetElapsedTime(_started!.Value);

    /// <summary>Adds a connection, whose first bytes have been sent. Called by any thread.</summary>
    public void Join(ProbeStream stream) => _joining.Enqueue(stream);

    /// <summary>Ends it for everybody.</summary>
    public void End() => _isOver = true;

    /// <summary>Sends what is due.</summary>
    /// <returns>After which time there is something to do again, unless somebody asks before.</returns>
    public TimeSpan Turn()
    {
        Admit();
        if (_started is null)
        {
            return TimeSpan.MaxValue;
        }

        if (Elapsed >= Life())
        {
            End();
        }

        if (!IsOver)
        {
            SendDue(Elapsed);
            CatchUp();
            SendHeartbeat(Elapsed);
        }

        Release();
        return IsOver ? TimeSpan.MaxValue : UntilNext();
    }

    /// <summary>Before anything is sent in this turn: who has joined by now has the next event to come.</summary>
    private void Admit()
    {
        while (_joining.TryDequeue(out var stream))
        {
            if (_started is null)
            {
                // With the first reader, not with its request: what is due at once reaches it.
                _started = time.GetTimestamp();
                _startedAt = time.GetUtcNow();
            }

            stream.Begin(_number);
            _streams.Add(stream);
        }
    }

    private void SendDue(TimeSpan elapsed)
    {
        while (_number < plan.Count && Due(_number + 1) <= elapsed)
        {
            _number++;
            _lastSent = elapsed;
            for (var i = 0; i < _streams.Count; i++)
            {
                // Who is written second is read in the same wake-up as the first, and looks faster by 50 µs: so each is it in turn.
                var stream = _streams[int.IsOddInteger(_number) ? i : _streams.Count - 1 - i];
                if (stream.Position == _number - 1)
                {
                    Write(stream);
                }
            }
        }
    }

    /// <summary>Who was busy, or has come back, gets all that waits.</summary>
    private void CatchUp()
    {
        foreach (var stream in _streams.Where(IsBehind))
        {
            Write(stream);
        }
    }

    private void Write(ProbeStream stream)
    {
        if (stream.IsBusy || stream.IsGone)
        {
            return;
        }

        var text = new ArrayBufferWriter<byte>(plan.Size);
        var position = stream.Position;
        do
        {
            position++;
            var sent = (long)time.GetElapsedTime(0).TotalMicroseconds;
            ProbeText.WriteEvent(text, plan, position, sent, _startedAt + Due(position));
        }
        while (position < _number && text.WrittenCount < MostBytes);
        stream.Write(text.WrittenMemory, position);
    }

    private void SendHeartbeat(TimeSpan elapsed)
    {
        if (plan.Heartbeat == 0 || _number == plan.Count || elapsed - _lastSent < _heartbeat)
        {
            return;
        }

        _lastSent = elapsed;
        foreach (var stream in _streams.Where(stream => !stream.IsBusy && !stream.IsGone))
        {
            stream.Write(ProbeText.Heartbeat, stream.Position);
        }
    }

    /// <summary>Lets go who has left or has all; who stands still at the end of the schedule is cut.</summary>
    private void Release()
    {
        for (var i = _streams.Count - 1; i >= 0; i--)
        {
            var stream = _streams[i];
            var hasAll = !plan.Idle && stream.Position == plan.Count;
            if (!stream.IsBusy && (IsOver || stream.IsGone || hasAll))
            {
                _streams.RemoveAt(i);
                stream.Finish();
            }
            else if (IsOver)
            {
                stream.Abort();
            }
        }
    }

    private bool IsBehind(ProbeStream stream) => stream.Position < _number && !stream.IsBusy && !stream.IsGone;

    /// <summary>When an event is due, from the start.</summary>
    private TimeSpan Due(int number) => _first + ((number - 1) * _interval);

    /// <summary>How long the schedule lasts at the most, from the start.</summary>
    private TimeSpan Life()
    {
        var silent = Due(plan.Count) + options.IdleFor;
        return plan.Idle && silent < options.LongestSession ? silent : options.LongestSession;
    }

    private TimeSpan UntilNext()
    {
        if (_streams.Exists(IsBehind))
        {
            return TimeSpan.Zero;
        }

        var next = Life();
        if (_number < plan.Count)
        {
            next = Min(next, Due(_number + 1));
            next = plan.Heartbeat == 0 ? next : Min(next, _lastSent + _heartbeat);
        }

        return next - Elapsed;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
