using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Dashboard.Server.Fanout;

/// <summary>
/// One thread that writes to its share of the subscribers. Step 4 of 7 on a notification's way: whatever waits for a
/// subscriber goes out in one write and one flush; live and replay are the same. It never waits for one of them: who
/// cannot take more at once is busy, and comes back by itself. So one that stands still delays nobody, and an event
/// costs no task and no allocation per subscriber.
/// </summary>
internal sealed partial class Pump : IDisposable
{
    /// <summary>The place of a subscriber before it has joined, and after it has ended: it gets no turn.</summary>
    private const int Nowhere = -1;

    private readonly FrameWindow _window;
    private readonly SubscriberTurn _turn;
    private readonly ILogger _logger;
    private readonly ConcurrentQueue<Subscriber> _joining = new();
    private readonly ConcurrentQueue<Subscriber> _ready = new();
    private readonly List<Subscriber> _subscribers = [];
    private readonly ManualResetEventSlim _signal = new();
    private readonly Action<Subscriber> _markReady;
    private readonly ITimer _timer;
    private readonly Thread _thread;
    private volatile bool _forEverybody;
    private volatile bool _stopping;
    private volatile bool _disposed;
    private int _ticks;
    private int _lastTick;
    private int _count;
    private long _lag;

    public Pump(FrameWindow window, CatchUp catchUp, FanoutOptions options, PumpEdges edges)
    {
        _window = window;
        _logger = edges.Logger;
        _markReady = Ready;
        _turn = new SubscriberTurn(window, catchUp, options, edges);
        _timer = edges.Time.CreateTimer(_ => Tick(), null, options.Tick, options.Tick);
        _thread = new Thread(Run) { IsBackground = true, Name = "Fan-out" };
        _thread.Start();
    }

    /// <summary>Notifications that it has written so far.</summary>
    public long Delivered => _turn.Delivered;

    /// <summary>How many events the last of its subscribers was behind when they were looked after last.</summary>
    public long Lag => Volatile.Read(ref _lag);

    /// <summary>How many subscribers it has.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>
    /// Takes a subscriber over; from now on only this pump writes to its connection. What was written to it before leaves
    /// at once, and where it finds no room, it is watched like everything that follows.
    /// </summary>
    public Subscriber Add(SubscriberStart start, IEventStreamOutput output)
    {
        var subscriber = new Subscriber(start, output, _markReady) { Place = Nowhere };
        subscriber.Flush();
        Interlocked.Increment(ref _count);
        _joining.Enqueue(subscriber);
        _signal.Set();
        return subscriber;
    }

    /// <summary>There are new frames, or something that concerns all subscribers.</summary>
    public void WakeForEverybody()
    {
        _forEverybody = true;
        _signal.Set();
    }

    /// <summary>Ends every subscriber, also those that come from now on.</summary>
    public void Stop()
    {
        _stopping = true;
        WakeForEverybody();
    }

    public void Dispose()
    {
        _disposed = true;
        _signal.Set();
        _thread.Join();
        _timer.Dispose();
        _signal.Dispose();
    }

    private void Tick()
    {
        Interlocked.Increment(ref _ticks);
        WakeForEverybody();
    }

    private void Ready(Subscriber subscriber)
    {
        _ready.Enqueue(subscriber);
        if (!_disposed)
        {
            _signal.Set();
        }
    }

    private void Run()
    {
        while (!_disposed)
        {
            _signal.Wait();

            // Reset before looking: whatever is asked for from here on sets it again.
            _signal.Reset();
            Turn();
        }
    }

    private void Turn()
    {
        while (_joining.TryDequeue(out var joined))
        {
            joined.Place = _subscribers.Count;
            _subscribers.Add(joined);
            Serve(joined);
        }

        // Only those that are here now: who has more to get comes back behind the others.
        for (var count = _ready.Count; count > 0 && _ready.TryDequeue(out var ready); count--)
        {
            Serve(ready);
        }

        if (_forEverybody)
        {
            _forEverybody = false;
            LookAfterEverybody(Volatile.Read(ref _ticks));
        }
    }

    /// <summary>Called too seldom to be compiled for good by itself, while each call goes round everybody.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LookAfterEverybody(int tick)
    {
        var slowest = long.MaxValue;

        // New events bring this here as well; who stands still is counted in ticks.
        var isTick = tick != _lastTick || _stopping;
        _lastTick = tick;

        // From the end, because who is finished is replaced by the last one.
        for (var place = _subscribers.Count - 1; place >= 0; place--)
        {
            var subscriber = _subscribers[place];
            slowest = Math.Min(slowest, subscriber.Position);
            if (isTick)
            {
                _turn.CutIfStanding(subscriber, tick, _stopping);
            }

            Serve(subscriber);
        }

        Volatile.Write(ref _lag, Math.Max(0, _window.Head - slowest));
    }

    private void Serve(Subscriber subscriber)
    {
        if (subscriber.Busy || subscriber.Place == Nowhere)
        {
            return;
        }

        try
        {
            if (subscriber.Ending is null)
            {
                _turn.Take(subscriber, _stopping);
            }
            else
            {
                Remove(subscriber);
            }
        }
        catch (Exception failure)
        {
            // Whatever is wrong with one subscriber, the others need this thread; the client comes back by its last id.
            Log.Failed(_logger, failure);
            subscriber.End(SubscriberEnd.Failed);
        }
    }

    private void Remove(Subscriber subscriber)
    {
        var last = _subscribers[^1];
        _subscribers[subscriber.Place] = last;
        last.Place = subscriber.Place;
        _subscribers.RemoveAt(_subscribers.Count - 1);
        subscriber.Place = Nowhere;
        Interlocked.Decrement(ref _count);
        subscriber.Finish();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A subscriber could not be served; its stream ends.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
