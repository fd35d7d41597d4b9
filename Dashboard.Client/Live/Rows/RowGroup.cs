using Dashboard.Client.Contracts;

namespace Dashboard.Client.Live.Rows;

/// <summary>Rows that have something in common, or all of them.</summary>
/// <param name="name">What they have in common; empty where that is that they lack it.</param>
/// <param name="number">Names the group for as long as the page is open.</param>
public sealed class RowGroup(string name, int number)
{
    private readonly int[] _bySeverity = new int[SeverityNames.All.Count];

    /// <summary>What the rows have in common; empty where that is that they lack it.</summary>
    public string Name => name;

    /// <summary>Names the group for as long as the page is open.</summary>
    public int Number => number;

    /// <summary>The rows.</summary>
    public RowSeries Rows { get; } = new();

    /// <summary>Whether only the heading is shown.</summary>
    public bool Collapsed { get; internal set; }

    /// <summary>The most serious of its rows; null where it has notices only.</summary>
    public Severity? Worst
    {
        get
        {
            var at = Array.FindLastIndex(_bySeverity, count => count > 0);
            return at < 0 ? null : (Severity)at;
        }
    }

    /// <summary>Rows whose repeats are shown one by one; few, because somebody opened each.</summary>
    internal List<LiveRow> Unfolded { get; } = [];

    internal void Add(LiveRow row)
    {
        Rows.Add(row);
        Count(row, 1);
        if (row.Unfolded)
        {
            Unfolded.Add(row);
        }
    }

    internal void Remove(LiveRow row)
    {
        Rows.Remove(row);
        Count(row, -1);
        Unfolded.Remove(row);
    }

    private void Count(LiveRow row, int by)
    {
        if (row.Notice is null)
        {
            _bySeverity[(int)row.Severity] += by;
        }
    }
}
