using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Reading;

namespace Dashboard.Client.Wall;

/// <summary>Reads what the wall shows: first what has happened already, then what happens.</summary>
internal sealed class WallFeed(HistoryReader history, Feed feed, TimeProvider time)
{
    /// <summary>The severities that the wall counts.</summary>
    private const string Wrong = "severity>=warning since:6h";

    /// <summary>What ended some of them; whoever reports that everything is fine again often calls it information.</summary>
    private const string Resolved = "status:resolved since:6h";

    /// <summary>Notifications of what has happened already: enough for the problems of six hours, and one or two answers.</summary>
    private const int Limit = 500;

    private const int NotYet = -1;

    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(5);

    private readonly List<FeedEvent> _taken = [];
    private long _sequence = feed.Snapshot.LastSequence;
    private long? _failedAt;
    private int _readFor = NotYet;
    private EventId _newest;

    /// <summary>What has gone wrong; null until the log was asked what had happened before.</summary>
    public WallProblems? Problems { get; private set; }

    /// <summary>Whether there was more of it than could be read: then counts are lower bounds.</summary>
    public bool Partly { get; private set; }

    /// <summary>Takes what has come since.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        // What is published between a look at the log and the beginning of the stream is in neither of them. So the log is
        // read at once, and once more when a connection stands.
        var standing = feed.Snapshot is { CaughtUp: true } now ? now.Reconnects : NotYet;
        if ((Problems is null || (standing != NotYet && standing != _readFor)) && await TryReadAsync(cancellationToken))
        {
            _readFor = standing;
        }

        _taken.Clear();
        var skipped = feed.ReadAfter(_sequence, _taken);
        _sequence = _taken.Count > 0 ? _taken[^1].Sequence : _sequence;
        if (skipped > 0 || _taken.Exists(one => one.Event.Type == EventTypes.Gap))
        {
            // Something was missed: the log knows what.
            (Problems, _failedAt) = (null, null);
            return;
        }

        foreach (var one in _taken)
        {
            if (one.Event.TryReadNotification() is { } notification)
            {
                Take(notification);
            }
        }
    }

    private async Task<bool> TryReadAsync(CancellationToken cancellationToken)
    {
        if (_failedAt is { } at && time.GetElapsedTime(at) < s_retryAfter)
        {
            return false;
        }

        try
        {
            var (wrong, complete) = await ReadBeforeAsync(Wrong, cancellationToken);
            var (resolved, _) = await ReadBeforeAsync(Resolved, cancellationToken);
            (Problems, Partly, _newest) = (new WallProblems(), !complete, default);
            foreach (var notification in wrong.Concat(resolved).OrderBy(PositionOf))
            {
                Take(notification);
            }

            _failedAt = null;
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or HistoryRefusedException or OperationCanceledException)
        {
            // The wall shows what it knew, or says that it does not know yet, and asks again.
            _failedAt = time.GetTimestamp();
            return false;
        }
    }

    /// <summary>The newest of what has happened, and whether that is all. A page of long notifications is shorter than what was asked for.</summary>
    private async Task<(IReadOnlyList<Notification> Newest, bool Complete)> ReadBeforeAsync(
        string query, CancellationToken cancellationToken)
    {
        var newest = new List<Notification>();
        for (string? before = null; newest.Count < Limit;)
        {
            var page = await history.ReadAsync(new HistoryAsk(query, Before: before, Limit: Limit - newest.Count), cancellationToken);
            newest.AddRange(page.Notifications);
            if (page.Next is null || !page.Complete)
            {
                return (newest, page.Complete);
            }

            before = page.Next;
        }

        return (newest, false);
    }

    private static long PositionOf(Notification notification) =>
        EventId.TryParse(notification.Id, out var id) ? id.Position : 0;

    /// <summary>What the log has told already comes once more over the stream.</summary>
    private void Take(Notification notification)
    {
        if (!EventId.TryParse(notification.Id, out var id) || (id.Epoch == _newest.Epoch && id.Position <= _newest.Position))
        {
            return;
        }

        _newest = id;
        Problems?.Take(notification);
    }
}
