using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Operations;

namespace Dashboard.Client.Live;

/// <summary>What one viewer sees: the list with its filter, the streams, the line under the keys, and what is held back.</summary>
public sealed class LiveView
{
    private readonly Reconnections _reconnections;
    private readonly TimeProvider _time;
    private readonly HashSet<LiveRow> _marked = [];
    private DateTimeOffset _agedAt;

    /// <param name="options">How much is kept.</param>
    /// <param name="time">The server's clock.</param>
    /// <param name="stateOf">What people have done with a notification, at a time.</param>
    public LiveView(LiveOptions options, TimeProvider time, Func<Notification, DateTimeOffset, NotificationState> stateOf)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _reconnections = new Reconnections(time);
        List = new LiveList(options, stateOf);
        Intake = new LiveIntake(List, Streams, options.MaxRows);
        Cursor = new LiveCursor(List.Shown.Lines);
        Age();
    }

    /// <summary>The rows.</summary>
    public LiveList List { get; }

    /// <summary>What comes, and what waits.</summary>
    public LiveIntake Intake { get; }

    /// <summary>The streams.</summary>
    public LiveStreams Streams { get; } = new();

    /// <summary>The line under the keys.</summary>
    public LiveCursor Cursor { get; }

    /// <summary>What the address says.</summary>
    public LiveAddress Address { get; private set; } = new(Queries.Query.Empty);

    /// <summary>Whether somebody has paused the view.</summary>
    public bool Paused { get; private set; }

    /// <summary>Whether the reader has left the top of the list.</summary>
    public bool Away { get; private set; }

    /// <summary>The rows to act on together.</summary>
    public IReadOnlyCollection<LiveRow> Marked => _marked;

    /// <summary>Shows what another address says; the answer is whether the list is another one.</summary>
    public bool Go(LiveAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var before = Address;
        Address = address;
        if (before.Folds != address.Folds)
        {
            List.Fold(address.Folds);
            Unmark();
        }

        if (before.Query.Text == address.Query.Text && before.ShowsHidden == address.ShowsHidden && before.Grouping == address.Grouping)
        {
            return before.Folds != address.Folds;
        }

        List.Show(address.Filter, address.Grouping);
        Intake.CountAgain();
        Unmark();
        return true;
    }

    /// <summary>Takes what the feed has brought.</summary>
    public void Take(FeedSnapshot snapshot, IReadOnlyCollection<FeedEvent> events, long skipped)
    {
        ArgumentNullException.ThrowIfNull(events);
        Age();
        if (_reconnections.Observe(snapshot) is { } back)
        {
            Intake.Reconnected(back.Outage, back.At);
        }

        Intake.Take(events, skipped);
    }

    /// <summary>People have done something, or its time is up: that is so as of now.</summary>
    public void StatesChanged()
    {
        _agedAt = _time.GetUtcNow();
        List.Age(_agedAt);
        List.StatesChanged();
    }

    /// <summary>Freezes the view, or lets it go on.</summary>
    public void Pause(bool paused)
    {
        Paused = paused;
        Intake.Hold(Paused || Away);
    }

    /// <summary>The reader has left the top of the list, or is back.</summary>
    public void Leave(bool away)
    {
        Away = away;
        Intake.Hold(Paused || Away);
    }

    /// <summary>Marks a row as one of many to act on, or not any more.</summary>
    public void Mark(LiveRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Notification is not null)
        {
            row.Mark(!row.Marked);
            _ = row.Marked ? _marked.Add(row) : _marked.Remove(row);
        }
    }

    /// <summary>Marks every row of a group.</summary>
    public void Mark(RowGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        for (var i = 0; i < group.Rows.Count; i++)
        {
            if (!group.Rows[i].Marked)
            {
                Mark(group.Rows[i]);
            }
        }
    }

    /// <summary>Marks nothing.</summary>
    public void Unmark()
    {
        foreach (var row in _marked)
        {
            row.Mark(false);
        }

        _marked.Clear();
    }

    /// <summary>Whether a row has not been read here or before.</summary>
    public bool IsUnread(LiveRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Opened: false, Notification: { } notification } && Streams.IsUnread(notification);
    }

    /// <summary>Once a second is enough for what depends on the clock.</summary>
    private void Age()
    {
        var now = _time.GetUtcNow();
        if (now - _agedAt >= TimeSpan.FromSeconds(1))
        {
            _agedAt = now;
            List.Age(now);
        }
    }
}
