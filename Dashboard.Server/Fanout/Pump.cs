using System.Collections.Concurrent;

namespace Dashboard.Server.Fanout;

/// <summary>
/// One thread that writes to its share of the subscribers. Step 4 of 7 on a notification's way: whatever waits for a
/// subscriber goes out in one write and one flush; live and replay are the same. It never waits for one of them: who
/// cannot take more at once is busy, and comes back by itself. So one that stands still delays nobody, and an event
/// costs no task and no allocation per subscriber.
/// </summary>
internal sealed partial class Pump : IDisposable
{
    private readonly FrameWindow _window;
    private readonly CatchUp _catchUp;
    private readonly FanoutOptions _options;
    private readonly TimeProvider _time;
    private readonly Heartbeats _heartbeats;
    private readonly ILogger _logger;
    private readonly ConcurrentQueue<Subscriber> _joining = new();
    private readonly ConcurrentQueue<Subscriber> _ready = new();
    private readonly List<Subscriber> _subscribers = [];
    private readonly ManualResetEventSlim _signal = new();
    private readonly ITimer _timer;
    private readonly Thread _thread;
    private readonly Action<Subscriber> _markReady;
    private volatile bool _forEverybody;
    private volatile bool _stopping;
    private volatile bool _disposed;
    private int _count;

    public Pump(FrameWindow window, CatchUp catchUp, FanoutOptions options, TimeProvider time, Heartbeats heartbeats, ILogger<Pump> logger)
    {
        _window = window;
        _catchUp = catchUp;
        _options = options;
        _time = time;
        _heartbeats = heartbeats;
        _logger = logger;
        _markReady = Ready;
        _timer = time.CreateTimer(_ => WakeForEverybody(), null, heartbeats.Tick, heartbeats.Tick);
        _thread = new Thread(Run) { IsBackground = true, Name = "Fan-out" };
        _thread.Start();
    }

    /// <summary>How many subscribers it has.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Takes a subscriber over; from now on only this pump writes to its connection.</summary>
    public Subscriber Add(SubscriberStart start, IEventStreamOutput output)
    {
        var subscriber = new Subscriber(start, output, _markReady);
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

            // From the end, because who is finished is replaced by the last one.
            for (var place = _subscribers.Count - 1; place >= 0; place--)
            {
                CutIfStanding(_subscribers[place]);
                Serve(_subscribers[place]);
            }
        }
    }

    private void Serve(Subscriber subscriber)
    {
        if (subscriber.Busy || subscriber.Place < 0)
        {
            return;
        }

        try
        {
            Give(subscriber);
        }
        catch (Exception failure)
        {
            // Whatever is wrong with one subscriber, the others need this thread; the client comes back by its last id.
            Log.Failed(_logger, failure);
            subscriber.End(SubscriberEnd.Failed);
        }
    }

    /// <summary>Gives a subscriber what waits for it, without waiting.</summary>
    private void Give(Subscriber subscriber)
    {
        if (_stopping && subscriber.Ending is null)
        {
            subscriber.End(SubscriberEnd.ServerStops);
        }

        if (subscriber.Ending is not null)
        {
            Remove(subscriber);
            return;
        }

        var now = _time.GetTimestamp();
        if (WriteFrames(subscriber) | (!subscriber.Busy && _heartbeats.Write(subscriber, now)))
        {
            subscriber.Flush(now);
        }
    }

    /// <summary>Writes what waits in the window; whoever is behind it goes to catch up.</summary>
    private bool WriteFrames(Subscriber subscriber)
    {
        var head = _window.Head;
        var taken = 0;
        var position = subscriber.Position;
        while (position < head && taken < _options.MaxTake && subscriber.Waiting < _options.MaxTakeBytes)
        {
            if (_window.At(position + 1) is not { } frame)
            {
                break;
            }

            position++;
            if (subscriber.Wants(frame.Entry))
            {
                subscriber.Write(frame);
                taken++;
            }
        }

        subscriber.Position = position;
        if (taken == 0 && position < head)
        {
            SendToCatchUp(subscriber);
        }
        else if (position < head)
        {
            // The others get their turn first.
            Ready(subscriber);
        }

        return taken > 0;
    }

    /// <summary>On its own, so that only whoever is behind pays for the closure.</summary>
    private void SendToCatchUp(Subscriber subscriber)
    {
        subscriber.Busy = true;
        _ = Task.Run(() => _catchUp.RunAsync(subscriber));
    }

    /// <summary>
    /// Kestrel alone would wait for a reader that stands still for as long as the data would need at 240 bytes a
    /// second, which is hours.
    /// </summary>
    private void CutIfStanding(Subscriber subscriber)
    {
        if (subscriber.FlushingSince is var since and not 0 && _time.GetElapsedTime(since) > _options.WriteTimeout)
        {
            subscriber.Cut();
        }
    }

    private void Remove(Subscriber subscriber)
    {
        var last = _subscribers[^1];
        _subscribers[subscriber.Place] = last;
        last.Place = subscriber.Place;
        _subscribers.RemoveAt(_subscribers.Count - 1);
        subscriber.Place = -1;
        Interlocked.Decrement(ref _count);
        subscriber.Finish();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A subscriber could not be served; its stream ends.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
