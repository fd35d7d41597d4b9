using Dashboard.Client.Contracts;
using Dashboard.Client.Operations;

namespace Dashboard.Client.Live.Rows;

/// <summary>The rows of one viewer: repeats of a condition are one row, and the oldest make room.</summary>
/// <param name="options">How much is kept.</param>
/// <param name="stateOf">What people have done with a notification, at a time.</param>
public sealed class LiveList(LiveOptions options, Func<Notification, DateTimeOffset, NotificationState> stateOf)
{
    private readonly RowSeries _rows = new();
    private readonly Dictionary<string, LiveRow> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Stream, string Key), LiveRow> _byKey = [];
    private readonly HashSet<LiveRow> _timed = [];
    private long _numbers;

    /// <summary>What is shown of them.</summary>
    public ShownRows Shown { get; } = new();

    /// <summary>Whether repeats are one row.</summary>
    public bool Folds { get; private set; } = true;

    /// <summary>The server's time, as of which rows are looked at.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>How many notifications are kept.</summary>
    public int Kept => _byId.Count;

    /// <summary>The row of a notification; null where it is not kept.</summary>
    public LiveRow? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The notification of an id; null where it is not kept.</summary>
    public Notification? FindNotification(string id) =>
        Find(id)?.Members.First(member => member.Notification.Id == id).Notification;

    /// <summary>All notifications that are kept.</summary>
    public IEnumerable<Notification> All => _rows.OldestFirst.SelectMany(row => row.Members).Select(member => member.Notification);

    /// <summary>Whether a notification would be shown.</summary>
    public bool WouldShow(Notification notification) => Shown.Fits(notification, stateOf(notification, Now), Now);

    /// <summary>Shows something else, or puts it together by something else.</summary>
    public void Show(LiveFilter filter, Grouping grouping)
    {
        var collapsed = Shown.Grouping == grouping ? Shown.Lines.Groups.Where(group => group.Collapsed).Select(group => group.Name).ToHashSet() : [];
        Shown.Begin(filter, grouping);
        foreach (var row in _rows.OldestFirst)
        {
            Shown.Put(row, Now);
        }

        foreach (var group in Shown.Lines.Groups)
        {
            group.Collapsed = collapsed.Contains(group.Name);
        }
    }

    /// <summary>Makes repeats one row, or a row each.</summary>
    public void Fold(bool folds)
    {
        Folds = folds;
        var all = _rows.OldestFirst.ToArray();
        _rows.Clear();
        _byId.Clear();
        _byKey.Clear();
        _timed.Clear();
        Shown.Begin(Shown.Filter, Shown.Grouping);
        foreach (var notice in all.Where(row => row.Notice is not null))
        {
            Insert(notice);
        }

        foreach (var (notification, era) in all.SelectMany(row => row.Members.Select(member => (member.Notification, row.Place.Era))).OrderBy(one => LiveRow.PositionOf(one.Notification)))
        {
            Add(notification, new RowPlace(era, LiveRow.PositionOf(notification)));
        }
    }

    /// <summary>The clock has moved: what depends on it alone is looked at again.</summary>
    public void Age(DateTimeOffset now)
    {
        Now = now;
        foreach (var row in _timed.ToArray())
        {
            Refresh(row);
        }

        if (Shown.Filter.DependsOnClock)
        {
            foreach (var row in _rows.OldestFirst)
            {
                Shown.Check(row, Now);
            }
        }
    }

    /// <summary>People have done something: the state of every row is asked for again.</summary>
    public void StatesChanged()
    {
        foreach (var row in _rows.OldestFirst)
        {
            Refresh(row);
        }
    }

    internal void Add(Notification notification, RowPlace place)
    {
        if (_byId.ContainsKey(notification.Id))
        {
            return;
        }

        var key = notification.Key is { Length: > 0 } named && Folds ? (notification.Stream, named) : default;
        var known = key.Stream is null ? null : _byKey.GetValueOrDefault(key);
        if (known is not null && known.Takes(notification))
        {
            Repeat(known, notification, place);
        }
        else
        {
            var row = new LiveRow(++_numbers, place, notification);
            _byId.Add(notification.Id, row);
            if (key.Stream is not null && (known is null || known.Place < place))
            {
                _byKey[key] = row;
            }

            Ask(row);
            Insert(row);
        }

        Trim();
    }

    internal LiveRow Add(LiveNotice notice, RowPlace place)
    {
        var row = new LiveRow(++_numbers, place, notice);
        Insert(row);
        return row;
    }

    internal void Remove(LiveRow row)
    {
        Shown.Remove(row);
        _rows.Remove(row);
        _timed.Remove(row);
        foreach (var member in row.Members)
        {
            _byId.Remove(member.Notification.Id);
        }

        if (row.Notification is { Key: { } key } newest && _byKey.GetValueOrDefault((newest.Stream, key)) == row)
        {
            _byKey.Remove((newest.Stream, key));
        }
    }

    private void Insert(LiveRow row)
    {
        _rows.Add(row);
        Shown.Put(row, Now);
    }

    private void Repeat(LiveRow row, Notification notification, RowPlace place)
    {
        Shown.Remove(row);
        _rows.Remove(row);
        _byId.Add(notification.Id, row);
        if (row.Take(notification, options.KeptRepeats) is { } dropped)
        {
            _byId.Remove(dropped.Id);
        }

        row.Place = row.Place < place ? place : row.Place;
        Ask(row);
        Insert(row);
    }

    private void Refresh(LiveRow row)
    {
        if (Ask(row))
        {
            Shown.Check(row, Now);
        }
    }

    /// <summary>Asks for a row's state; what is out of the way for a time is asked for again as time goes by.</summary>
    private bool Ask(LiveRow row)
    {
        if (row.Notification is not { } notification || !row.Set(stateOf(notification, Now)))
        {
            return false;
        }

        if (row.State.IsHidden)
        {
            _timed.Add(row);
        }
        else
        {
            _timed.Remove(row);
        }

        return true;
    }

    private void Trim()
    {
        while ((_byId.Count > options.MaxRows || _rows.Count > options.MaxRows) && _rows.Count > 1)
        {
            Remove(_rows.OldestFirst[0]);
        }
    }
}
