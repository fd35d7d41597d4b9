using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Wall;

/// <summary>What has gone wrong in the last hours and was not resolved, and how much of each severity there was.</summary>
internal sealed class WallProblems
{
    /// <summary>What is older has been seen by whoever works here.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(6);

    /// <summary>More than a wall has room for by far; the oldest go first.</summary>
    private const int MaxProblems = 500;

    private static readonly TimeSpan s_bucket = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string Stream, string Key), WallProblem> _problems = [];
    private readonly Dictionary<(long Bucket, Severity Severity), int> _counts = [];
    private DateTimeOffset? _lastEnd;

    /// <summary>Takes note of a notification; the older ones come first.</summary>
    public void Take(Notification notification)
    {
        var bucket = (notification.PublishedAt.UtcTicks / s_bucket.Ticks, notification.Severity);
        _counts[bucket] = _counts.GetValueOrDefault(bucket) + 1;
        var name = (notification.Stream, notification.Key ?? notification.Id);
        var known = _problems.GetValueOrDefault(name);
        if (notification.Severity >= Severity.Error && notification.Status != NotificationStatus.Resolved)
        {
            _problems[name] = new WallProblem(notification, known?.Since ?? notification.PublishedAt, (known?.Count ?? 0) + 1);
            Forget();
        }
        else if (known is not null)
        {
            _problems.Remove(name);
            Ended(notification.PublishedAt);
        }
    }

    /// <summary>What is wrong now, worst first and then newest first.</summary>
    /// <param name="contexts">What people have done: what they have taken care of is not wrong any more.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="handled">How many of the problems people have taken care of.</param>
    public IReadOnlyList<WallProblem> Open(IQueryContexts contexts, DateTimeOffset now, out int handled)
    {
        foreach (var (name, problem) in _problems.Where(one => now - one.Value.Latest.PublishedAt > Window).ToArray())
        {
            _problems.Remove(name);
            Ended(problem.Latest.PublishedAt + Window);
        }

        WallProblem[] open =
        [
            .. _problems.Values
                .Where(one => contexts.Of(one.Latest, now) is { Acknowledged: false, Snoozed: false, Muted: false })
                .OrderByDescending(one => one.Latest.Severity).ThenByDescending(one => one.Latest.PublishedAt),
        ];
        handled = _problems.Count - open.Length;
        return open;
    }

    /// <summary>Since when there was nothing wrong, where nothing is; null where it is longer than the window.</summary>
    public DateTimeOffset? ClearSince(DateTimeOffset now) =>
        _problems.Values.Select(one => (DateTimeOffset?)one.Latest.PublishedAt).Append(_lastEnd).Max() is { } last && now - last < Window ? last : null;

    /// <summary>How many notifications of a severity there were within the window.</summary>
    public int Count(Severity severity, DateTimeOffset now)
    {
        var oldest = (now - Window).UtcTicks / s_bucket.Ticks;
        foreach (var old in _counts.Keys.Where(bucket => bucket.Bucket < oldest).ToArray())
        {
            _counts.Remove(old);
        }

        return _counts.Where(one => one.Key.Severity == severity).Sum(one => one.Value);
    }

    private void Ended(DateTimeOffset at) => _lastEnd = _lastEnd > at ? _lastEnd : at;

    private void Forget()
    {
        if (_problems.Count > MaxProblems)
        {
            _problems.Remove(_problems.MinBy(one => one.Value.Latest.PublishedAt).Key);
        }
    }
}
