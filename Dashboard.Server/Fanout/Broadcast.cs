using Dashboard.Server.EventLog;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Fanout;

/// <summary>
/// Follows the tail of the log. Step 3 of 7 on a notification's way: each appended entry becomes a frame once, and the
/// subscribers that want it are woken; what they then read and when is their own affair.
/// </summary>
internal sealed class Broadcast : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IEventLog _log;
    private readonly FanoutOptions _options;
    private readonly FrameWindow _window;
    private Subscriber[] _subscribers = [];

    public Broadcast(IEventLog log, IOptions<FanoutOptions> options)
    {
        _log = log;
        _options = options.Value;
        _window = new FrameWindow(_options.Window, log.Bounds.Last);
        log.Appended += Append;
    }

    /// <summary>Where the log stands now.</summary>
    public LogBounds Bounds => new(_log.Bounds.Epoch, _window.Head);

    /// <summary>Adds a subscriber that gets everything after a position, and live from there on; dispose it to leave.</summary>
    public Subscriber Subscribe(long position, StreamScope scope, SubscriptionFilter filter)
    {
        // Registered before its first read: what is appended from now on wakes it, so nothing can fall between the
        // log and the window. A wake-up for what it has read already finds nothing after its position.
        var subscriber = new Subscriber(position, scope, filter, this);
        lock (_lock)
        {
            _subscribers = [.. _subscribers, subscriber];
        }

        return subscriber;
    }

    /// <summary>
    /// The frames after a position that a subscriber wants, and how far that takes it: from the window where it keeps
    /// up, otherwise from the log.
    /// </summary>
    public async ValueTask<FrameBatch> TakeAsync(Subscriber subscriber, List<Frame> frames, CancellationToken cancellationToken)
    {
        frames.Clear();
        var head = _window.Head;
        var position = subscriber.Position;
        var scanned = 0;
        while (position < head && frames.Count < _options.MaxTake && scanned++ < _options.Window)
        {
            if (_window.At(position + 1) is not { } frame)
            {
                break;
            }

            AddIfWanted(frame, subscriber, frames);
            position++;
        }

        return position > subscriber.Position || position >= head
            ? new FrameBatch(position, head)
            : await CatchUpAsync(subscriber, head, frames, cancellationToken);
    }

    public void Dispose() => _log.Appended -= Append;

    internal void Leave(Subscriber subscriber)
    {
        lock (_lock)
        {
            _subscribers = [.. _subscribers.Where(other => other != subscriber)];
        }
    }

    private void Append(IReadOnlyList<LogEntry> batch)
    {
        foreach (var entry in batch)
        {
            _window.Add(new Frame(entry, _log.Bounds.Epoch));
        }

        foreach (var subscriber in Volatile.Read(ref _subscribers))
        {
            if (subscriber.WantsAny(batch))
            {
                subscriber.Wake();
            }
        }
    }

    private async ValueTask<FrameBatch> CatchUpAsync(
        Subscriber subscriber, long head, List<Frame> frames, CancellationToken cancellationToken)
    {
        var entries = await _log.ReadAfterAsync(subscriber.Position, subscriber.Scope, _options.MaxTake, cancellationToken);
        foreach (var entry in entries)
        {
            AddIfWanted(new Frame(entry, _log.Bounds.Epoch), subscriber, frames);
        }

        // A page that is not full has seen all of this scope up to the head that was noted before it was read.
        var reached = entries.Count > 0 ? entries[^1].Position : subscriber.Position;
        return new FrameBatch(entries.Count < _options.MaxTake ? Math.Max(reached, head) : reached, head);
    }

    private static void AddIfWanted(Frame frame, Subscriber subscriber, List<Frame> frames)
    {
        if (subscriber.Wants(frame.Entry))
        {
            frames.Add(frame);
        }
    }
}
