using System.Threading.Channels;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>A position in the log, and the means to wait for what comes after it. It holds no events.</summary>
internal sealed class Subscriber(long position, StreamScope scope, SubscriptionFilter filter, Broadcast broadcast) : IDisposable
{
    /// <summary>One wake-up waits at the most: a second one would say the same.</summary>
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
    });

    private readonly List<Frame> _frames = [];

    /// <summary>Everything up to here has been given or does not concern this subscriber.</summary>
    public long Position { get; private set; } = position;

    public StreamScope Scope => scope;

    /// <summary>Whether the last <see cref="TakeAsync"/> left something behind.</summary>
    public bool Behind { get; private set; } = true;

    /// <summary>The next frames, without waiting: none where the subscriber is at the head. They are valid until the next call.</summary>
    public async ValueTask<IReadOnlyList<Frame>> TakeAsync(CancellationToken cancellationToken)
    {
        FrameBatch batch;
        do
        {
            // Many streams that do not concern this subscriber may lie between it and the head.
            batch = await broadcast.TakeAsync(this, _frames, cancellationToken);
            Position = batch.Position;
        }
        while (_frames.Count == 0 && batch.More);

        Behind = batch.More;
        return _frames;
    }

    /// <summary>Waits until there may be something new, or <see cref="Wake"/> was called for another reason.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _wake.Reader.ReadAsync(cancellationToken);

    /// <summary>Lets a pending or the next <see cref="WaitAsync"/> return.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    public bool Wants(LogEntry entry) => scope.Contains(entry.Stream) && filter.Matches(entry);

    /// <summary>Whether any entry of a batch concerns this subscriber's streams.</summary>
    public bool WantsAny(IReadOnlyList<LogEntry> batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (scope.Contains(batch[i].Stream))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => broadcast.Leave(this);
}
