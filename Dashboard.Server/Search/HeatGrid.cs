using Dashboard.Client.Contracts;

namespace Dashboard.Server.Search;

/// <summary>The buckets of one count, up to now.</summary>
internal sealed class HeatGrid
{
    /// <summary>The buckets: as many as a strip on a phone can show.</summary>
    private const int Buckets = 96;

    private readonly int[][] _counts = [.. Enumerable.Range(0, Buckets).Select(_ => new int[SeverityNames.All.Count])];
    private readonly TimeSpan _width;

    /// <param name="hours">How far it reaches back.</param>
    /// <param name="now">Where it ends.</param>
    public HeatGrid(int hours, DateTimeOffset now)
    {
        // Whole slots of the index, so that no slot is half in a bucket.
        var slots = Math.Ceiling(TimeSpan.FromHours(hours) / Buckets / HeatSlot.Length);
        _width = HeatSlot.Length * slots;
        var last = now.UtcTicks - (now.UtcTicks % _width.Ticks);
        From = new DateTimeOffset(last, TimeSpan.Zero) - (_width * (Buckets - 1));
    }

    /// <summary>Where the first bucket begins.</summary>
    public DateTimeOffset From { get; }

    /// <summary>Counts what was published at a time; what is newer than the last bucket is in the last.</summary>
    public void Add(DateTimeOffset publishedAt, Severity severity, int count)
    {
        if (publishedAt >= From)
        {
            _counts[Math.Min(Buckets - 1, (int)((publishedAt - From) / _width))][(int)severity] += count;
        }
    }

    /// <param name="countedFrom">From where on everything was counted; null for all.</param>
    /// <param name="complete">Whether everything was counted.</param>
    public Heat ToHeat(DateTimeOffset? countedFrom, bool complete) =>
        new(From, (int)_width.TotalSeconds, complete, countedFrom ?? From, _counts);
}
