using System.Diagnostics.CodeAnalysis;
using Dashboard.Client.Contracts;
using Dashboard.Client.Queries;
using Dashboard.Client.Reading;

namespace Dashboard.Client.History;

/// <summary>What of the log is on the page: read page by page, newest first.</summary>
internal sealed class HistoryRows(HistoryReader reader)
{
    /// <summary>Notifications that one page holds: each costs the server some kilobytes; further back one comes by time.</summary>
    public const int Most = 2_000;

    /// <summary>Some screens at once.</summary>
    private const int PageSize = 100;

    private readonly List<Notification> _notifications = [];
    private List<HistoryLine> _lines = [];
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private HistoryFilter? _filter;
    private string? _next;

    /// <summary>The list with the days in between.</summary>
    public IReadOnlyList<HistoryLine> Lines => _lines;

    /// <summary>The notifications of the list, newest first.</summary>
    public List<Notification> Notifications => _notifications;

    /// <summary>The words of all that was read, for suggestions.</summary>
    public SeenWords Words { get; } = new();

    /// <summary>How many notifications there are.</summary>
    public int Count => _notifications.Count;

    /// <summary>Whether there is more that could be read.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Whether the last read stopped at the limits of a search before it was at its end.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Why nothing could be read; null where something could.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether a read is under way.</summary>
    public bool IsReading { get; private set; }

    /// <summary>Begins again with another part of the log.</summary>
    public void Show(HistoryFilter filter)
    {
        _filter = filter;
        _next = null;
        _notifications.Clear();
        _lines = [];
        (HasMore, Stopped, Trouble, IsReading) = (true, false, null, false);
    }

    /// <summary>Says in which zone days begin and end.</summary>
    public void In(TimeZoneInfo zone)
    {
        if (!zone.Equals(_zone))
        {
            _zone = zone;
            _lines = [];
            Add(_notifications);
        }
    }

    /// <summary>Reads the next page.</summary>
    public async Task ReadMoreAsync(CancellationToken cancellationToken)
    {
        if (IsReading || !HasMore || _filter is not { } filter)
        {
            return;
        }

        (IsReading, Trouble) = (true, null);
        try
        {
            var page = await reader.ReadAsync(new HistoryAsk(filter.Asked, Before: _next, Limit: PageSize), cancellationToken);
            if (!ReferenceEquals(filter, _filter))
            {
                // Somebody has asked for something else meanwhile, and that is read already.
                return;
            }

            _notifications.AddRange(page.Notifications);
            Add(page.Notifications);
            foreach (var one in page.Notifications)
            {
                Words.Learn(one);
            }

            _next = page.Next;
            HasMore = page.Next is not null && Count < Most;
            Stopped = !page.Complete;
        }
        catch (Exception failure) when (TryExplain(failure, cancellationToken, out var why) && ReferenceEquals(filter, _filter))
        {
            Trouble = why;
        }
        finally
        {
            // A read of something else, which began meanwhile, goes on.
            IsReading = IsReading && !ReferenceEquals(filter, _filter);
        }
    }

    private static bool TryExplain(Exception failure, CancellationToken cancellationToken, [NotNullWhen(true)] out string? why)
    {
        why = failure switch
        {
            HistoryRefusedException => failure.Message,
            HttpRequestException => "The server could not be asked.",
            OperationCanceledException when !cancellationToken.IsCancellationRequested => "The server did not answer in time.",
            _ => null,
        };
        return why is not null;
    }

    private void Add(IReadOnlyList<Notification> notifications)
    {
        // A new list, so that whoever renders the one before is not disturbed.
        var lines = new List<HistoryLine>(_lines);
        var day = lines.Count > 0 ? DayOf(lines[^1].Notification!) : (DateOnly?)null;
        foreach (var one in notifications)
        {
            var next = DayOf(one);
            if (next != day)
            {
                day = next;
                lines.Add(new HistoryLine(next, null));
            }

            lines.Add(new HistoryLine(null, one));
        }

        _lines = lines;
    }

    private DateOnly DayOf(Notification one) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(one.PublishedAt, _zone).DateTime);
}
