using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Support;

/// <summary>A clock that a test moves, and that tells which waits have begun: only then can it be moved past their end.</summary>
internal sealed class RecordingTime : FakeTimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private int _underWay;

    /// <summary>The length of every wait that has begun, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    /// <summary>Waits until the given number of waits has begun, and answers the length of the last of them.</summary>
    public async Task<TimeSpan> WaitNumberAsync(int number)
    {
        await Eventually.True(() => _waits.Count >= number, $"wait {number} has begun");
        return Waits[number - 1];
    }

    /// <summary>Moves the clock once somebody waits.</summary>
    public async Task AdvanceWaitingAsync(TimeSpan length)
    {
        await Eventually.True(() => Volatile.Read(ref _underWay) > 0, "somebody waits");
        Advance(length);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Wait(this, base.CreateTimer(callback, state, dueTime, period));
        _waits.Enqueue(dueTime);
        return timer;
    }

    private sealed class Wait : ITimer
    {
        private readonly RecordingTime _time;
        private readonly ITimer _timer;
        private int _ended;

        public Wait(RecordingTime time, ITimer timer)
        {
            _time = time;
            _timer = timer;
            Interlocked.Increment(ref time._underWay);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                Interlocked.Decrement(ref _time._underWay);
            }

            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
