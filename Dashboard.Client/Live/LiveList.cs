using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Client.Live;

/// <summary>
/// The rows of one viewer, newest first, and the streams. While the viewer reads further down, new rows wait, so that
/// nothing moves under the eyes.
/// </summary>
public sealed class LiveList(int maxRows)
{
    private readonly List<LiveRow> _rows = [];
    private readonly List<LiveRow> _waiting = [];
    private readonly SortedDictionary<string, LiveStream> _streams = new(StringComparer.Ordinal);
    private IReadOnlyList<LiveRow> _shown = [];

    /// <summary>The rows to show, newest first.</summary>
    public IReadOnlyList<LiveRow> Shown => _shown;

    /// <summary>The streams, by name.</summary>
    public IReadOnlyCollection<LiveStream> Streams => _streams.Values;

    /// <summary>How many rows wait that the filter would show.</summary>
    public int Waiting => _waiting.Count(Filter.Shows);

    /// <summary>What is shown.</summary>
    public LiveFilter Filter { get; private set; } = new();

    /// <summary>Whether new rows wait.</summary>
    public bool Held { get; private set; }

    /// <summary>Shows something else.</summary>
    public void Show(LiveFilter filter)
    {
        Filter = filter;
        Refresh();
    }

    /// <summary>Holds new rows back, or lets them in.</summary>
    public void Hold(bool held)
    {
        Held = held;
        if (!held && _waiting.Count > 0)
        {
            _rows.AddRange(_waiting);
            _waiting.Clear();
            Refresh();
        }
    }

    /// <summary>Takes the streams as the log has them.</summary>
    public void Take(IEnumerable<StreamSummary> streams)
    {
        ArgumentNullException.ThrowIfNull(streams);
        foreach (var stream in streams)
        {
            var position = EventId.TryParse(stream.LastId, out var id) ? id.Position : 0;
            _streams[stream.Name] = new LiveStream(stream.Name, stream.Notifications, position, stream.LastPublishedAt ?? default);
        }
    }

    /// <summary>Takes events from the feed.</summary>
    /// <param name="events">The events, oldest first.</param>
    /// <param name="skipped">How many before them the feed does not keep any more.</param>
    public void Take(IEnumerable<FeedEvent> events, long skipped = 0)
    {
        ArgumentNullException.ThrowIfNull(events);
        var into = Held ? _waiting : _rows;
        foreach (var one in events)
        {
            if (skipped > 0)
            {
                into.Add(new LiveRow(one.Sequence - 1, Trouble: SkippedInWords(skipped)));
                skipped = 0;
            }

            if (ToRow(one) is { } row)
            {
                into.Add(row);
                Count(row.Notification);
            }
        }

        Trim(into);
        if (!Held)
        {
            Refresh();
        }
    }

    private static string SkippedInWords(long skipped) => skipped == 1
        ? "1 event came faster than this page could show it; it is in the log."
        : $"{skipped} events came faster than this page could show them; they are in the log.";

    private static LiveRow? ToRow(FeedEvent one) => one.Event.Type switch
    {
        EventTypes.Message when one.Event.TryReadNotification() is { } notification => new LiveRow(one.Sequence, notification),
        EventTypes.Message => new LiveRow(one.Sequence, Trouble: "An event came that could not be read."),
        EventTypes.Gap when one.Event.TryReadGap() is { } gap => new LiveRow(one.Sequence, Gap: gap),
        EventTypes.Gap => new LiveRow(one.Sequence, Gap: new Gap("", null, null)),
        _ => null,
    };

    /// <summary>What the log had counted already when it was asked does not count twice.</summary>
    private void Count(Notification? notification)
    {
        if (notification is null || !EventId.TryParse(notification.Id, out var id))
        {
            return;
        }

        var known = _streams.GetValueOrDefault(notification.Stream) ?? new LiveStream(notification.Stream, 0, 0, default);
        if (id.Position > known.LastPosition)
        {
            _streams[notification.Stream] = new LiveStream(
                notification.Stream, known.Notifications + 1, id.Position, notification.PublishedAt);
        }
    }

    private void Trim(List<LiveRow> rows)
    {
        if (rows.Count > maxRows)
        {
            rows.RemoveRange(0, rows.Count - maxRows);
        }
    }

    private void Refresh()
    {
        Trim(_rows);
        _shown = [.. Enumerable.Reverse(_rows).Where(Filter.Shows)];
    }
}
