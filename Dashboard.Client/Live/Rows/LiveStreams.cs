using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live.Rows;

/// <summary>The streams beside the list, with what is unread in each.</summary>
public sealed class LiveStreams
{
    private readonly SortedDictionary<string, LiveStream> _streams = new(StringComparer.Ordinal);

    /// <summary>The streams, by name.</summary>
    public IReadOnlyCollection<LiveStream> All => _streams.Values;

    /// <summary>How many notifications are unread in all of them.</summary>
    public long Unread { get; private set; }

    /// <summary>Takes the streams as the log has them; where this person has never read, reading begins now.</summary>
    public void Take(IEnumerable<StreamSummary> streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        foreach (var summary in streams)
        {
            var stream = Of(summary.Name);
            if (EventId.TryParse(summary.LastId, out var last) && last.Position >= stream.LastPosition)
            {
                stream.Notifications = summary.Notifications;
                stream.LastPosition = last.Position;
                stream.LastId = summary.LastId;
                stream.LastPublishedAt = summary.LastPublishedAt ?? default;
                stream.ReadUpTo = last.Position;
            }
        }
    }

    /// <summary>Goes on where this person stopped reading the last time.</summary>
    /// <param name="readMarks">The id up to which this person has read, by stream.</param>
    /// <param name="kept">The notifications that can be counted.</param>
    public void Resume(IReadOnlyDictionary<string, string> readMarks, IEnumerable<Notification> kept)
    {
        ArgumentNullException.ThrowIfNull(readMarks);
        ArgumentNullException.ThrowIfNull(kept);
        foreach (var (name, mark) in readMarks)
        {
            if (_streams.TryGetValue(name, out var stream) && EventId.TryParse(stream.LastId, out var last)
                && EventId.TryParse(mark, out var read) && read.Epoch == last.Epoch)
            {
                stream.ReadUpTo = read.Position;
            }
        }

        foreach (var stream in _streams.Values)
        {
            stream.Unread = 0;
        }

        Unread = 0;
        foreach (var notification in kept.Where(IsUnread))
        {
            _streams[notification.Stream].Unread++;
            Unread++;
        }
    }

    /// <summary>The newest id of each stream that has been read to its end, to be kept.</summary>
    public IEnumerable<KeyValuePair<string, string>> ReadMarks => _streams.Values
        .Where(stream => stream is { LastId: not null, Unread: 0 })
        .Select(stream => KeyValuePair.Create(stream.Name, stream.LastId!));

    /// <summary>A notification has come. What the log had counted already when it was asked does not count twice.</summary>
    public void Count(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        if (!EventId.TryParse(notification.Id, out var id))
        {
            return;
        }

        var stream = Of(notification.Stream);
        stream.Rates.Count(notification.PublishedAt);
        if (id.Position > stream.ReadUpTo)
        {
            stream.Unread++;
            Unread++;
        }

        if (id.Position > stream.LastPosition)
        {
            stream.Notifications++;
            stream.LastPosition = id.Position;
            stream.LastId = notification.Id;
            stream.LastPublishedAt = notification.PublishedAt;
        }
    }

    /// <summary>Whether this person has not read a notification yet.</summary>
    public bool IsUnread(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return EventId.TryParse(notification.Id, out var id)
            && _streams.TryGetValue(notification.Stream, out var stream)
            && id.Position > stream.ReadUpTo;
    }

    /// <summary>This person has read a stream, or all of them.</summary>
    public void MarkRead(string? name = null)
    {
        foreach (var stream in _streams.Values.Where(stream => name is null || stream.Name == name))
        {
            stream.ReadUpTo = Math.Max(stream.ReadUpTo, stream.LastPosition);
            Unread -= stream.Unread;
            stream.Unread = 0;
        }
    }

    private LiveStream Of(string name)
    {
        if (!_streams.TryGetValue(name, out var stream))
        {
            _streams.Add(name, stream = new LiveStream(name));
        }

        return stream;
    }
}
