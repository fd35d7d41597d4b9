namespace Dashboard.Client.Live.Rows;

/// <summary>
/// Rows in the order of their places. Almost everything happens at the new end; elsewhere a row is found by halving, and
/// references move, not rows: a few microseconds for ten thousand.
/// </summary>
public sealed class RowSeries
{
    private readonly List<LiveRow> _rows = [];

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>A row, counted from the newest.</summary>
    public LiveRow this[int fromNewest] => _rows[_rows.Count - 1 - fromNewest];

    /// <summary>The rows, oldest first.</summary>
    internal IReadOnlyList<LiveRow> OldestFirst => _rows;

    /// <summary>Where a row stands, counted from the newest; -1 where it does not.</summary>
    public int IndexOf(LiveRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var at = Find(row.Place);
        return at < _rows.Count && _rows[at] == row ? _rows.Count - 1 - at : -1;
    }

    internal void Add(LiveRow row) => _rows.Insert(Find(row.Place), row);

    internal void Remove(LiveRow row)
    {
        var at = Find(row.Place);
        if (at < _rows.Count && _rows[at] == row)
        {
            _rows.RemoveAt(at);
        }
    }

    internal void Clear() => _rows.Clear();

    /// <summary>The index of the first row whose place is not before a place.</summary>
    private int Find(RowPlace place)
    {
        if (_rows.Count == 0 || _rows[^1].Place < place)
        {
            return _rows.Count;
        }

        var (low, high) = (0, _rows.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _rows[middle].Place < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
