using Dashboard.Client.Contracts;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Streams;

/// <summary>The public streams as others see them. Everything is in memory already; for pages it is put together at most twice a second.</summary>
internal sealed class StreamList(
    IEventLog log, ConnectionRegistry connections, StreamActivity activity, IOptions<EventLogOptions> kept, TimeProvider time) : IStreams
{
    private static readonly TimeSpan s_freshFor = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private StreamsSnapshot? _current;

    public StreamsSnapshot Current
    {
        get
        {
            lock (_lock)
            {
                return _current is { } current && time.GetElapsedTime(current.TakenAt) < s_freshFor ? current : _current = Take();
            }
        }
    }

    /// <summary>All of them, by name, as of now.</summary>
    public IReadOnlyList<StreamSummary> Read()
    {
        var epoch = log.Bounds.Epoch;
        return [.. log.Streams.Where(stream => !StreamName.IsReserved(stream.Name)).Select(stream => Describe(stream, epoch))];
    }

    /// <summary>One of them; null where there is none of that name.</summary>
    public StreamSummary? Find(string name) =>
        log.Streams.FirstOrDefault(stream => stream.Name == name) is { } stream ? Describe(stream, log.Bounds.Epoch) : null;

    private StreamsSnapshot Take()
    {
        var (age, count) = (kept.Value.RetainFor, kept.Value.RetainPerStream);
        return new StreamsSnapshot(time.GetTimestamp(), Read(), activity.ReadRecent(), new StreamRetention(RetentionAge.Format(age), count));
    }

    private StreamSummary Describe(LogStream stream, string epoch)
    {
        var (age, count) = kept.Value.RetentionOf(stream.Name, stream.Settings);
        var holds = stream.Notifications > 0;
        return new StreamSummary(
            stream.Name,
            stream.Notifications,
            holds ? new EventId(epoch, stream.Last).ToString() : null,
            holds ? stream.LastAt : null)
        {
            Description = stream.Settings?.Description,
            Bytes = stream.Bytes,
            Rate = activity.RateOf(stream),
            Subscribers = connections.ReceiversOf(stream.Name),
            Retention = new StreamRetention(RetentionAge.Format(age), count),
            RetainFor = stream.Settings?.RetainFor is { } own ? RetentionAge.Format(own) : null,
            RetainCount = stream.Settings?.RetainCount,
            CreatedAt = stream.Settings?.CreatedAt,
            Deleting = stream.DeletedUpTo > 0,
        };
    }
}
