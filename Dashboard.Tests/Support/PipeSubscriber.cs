using System.IO.Pipelines;
using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;

namespace Dashboard.Tests.Support;

/// <summary>A subscriber whose connection is a pipe: a test reads it, or lets it fill up.</summary>
internal sealed class PipeSubscriber
{
    /// <summary>Some events: a reader that stands still is full soon.</summary>
    private const int Room = 2_000;

    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: Room, resumeWriterThreshold: Room / 2, useSynchronizationContext: false));
    private readonly EventStreamParser _parser = new(1024 * 1024);
    private readonly List<ServerSentEvent> _events = [];

    public PipeSubscriber(Broadcast broadcast, string streams = "*", long after = 0, SubscriptionFilter? filter = null, TrimmedStreams? trimmed = null) =>
        Subscriber = broadcast.Subscribe(
            new SubscriberStart(after, null, trimmed ?? TrimmedStreams.None, new StreamScope(streams.Split(' ')), filter ?? SubscriptionFilter.None),
            new PipeOutput(_pipe.Writer, Break, Break, CancellationToken.None));

    public Subscriber Subscriber { get; }

    /// <summary>Whether its connection was broken.</summary>
    public bool Aborted { get; private set; }

    public IReadOnlyList<ServerSentEvent> Events => _events;

    private IReadOnlyList<long> Positions =>
    [
        .. _events.Where(one => one.Type == EventTypes.Message)
            .Select(one => EventId.TryParse(one.LastEventId, out var id) ? id.Position : 0),
    ];

    /// <summary>Reads until so many notifications are there; the answer is their positions.</summary>
    public async Task<IReadOnlyList<long>> PositionsAsync(int count)
    {
        await ReadUntilAsync(() => Positions.Count >= count);
        return Positions;
    }

    /// <summary>Reads until so many heartbeats are there; the answer is the last one's data.</summary>
    public async Task<string> HeartbeatAsync(int count)
    {
        await ReadUntilAsync(() => _events.Count(one => one.Type == EventTypes.Heartbeat) >= count);
        return _events.Last(one => one.Type == EventTypes.Heartbeat).Data;
    }

    /// <summary>The client goes away.</summary>
    public void Leave() => Subscriber.End(SubscriberEnd.ClientLeft);

    private void Break()
    {
        Aborted = true;
        _pipe.Writer.CancelPendingFlush();
    }

    private async Task ReadUntilAsync(Func<bool> done)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        while (!done())
        {
            var read = await _pipe.Reader.ReadAsync(limit.Token);
            foreach (var piece in read.Buffer)
            {
                _parser.Parse(piece.Span, _events);
            }

            _pipe.Reader.AdvanceTo(read.Buffer.End);
        }
    }
}
