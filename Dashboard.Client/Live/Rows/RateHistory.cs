namespace Dashboard.Client.Live.Rows;

/// <summary>How many notifications came in each half minute of the last ten minutes.</summary>
public sealed class RateHistory
{
    /// <summary>How many half minutes are kept: as many points as a line of the width of a word can show.</summary>
    public const int Parts = 20;

    private const long PartSeconds = 30;

    private readonly int[] _counts = new int[Parts];
    private long _newest = long.MinValue;

    /// <summary>Counts one.</summary>
    public void Count(DateTimeOffset at)
    {
        var part = at.ToUnixTimeSeconds() / PartSeconds;
        MoveTo(part);
        if (part > _newest - Parts)
        {
            _counts[part % Parts]++;
        }
    }

    /// <summary>The counts, oldest first; the last is that of the half minute under way.</summary>
    public IReadOnlyList<int> Until(DateTimeOffset now)
    {
        MoveTo(now.ToUnixTimeSeconds() / PartSeconds);
        var counts = new int[Parts];
        for (var i = 0; i < Parts; i++)
        {
            counts[i] = _counts[(_newest + 1 + i) % Parts];
        }

        return counts;
    }

    private void MoveTo(long part)
    {
        if (part <= _newest)
        {
            return;
        }

        for (var gone = Math.Max(_newest + 1, part - Parts + 1); gone <= part; gone++)
        {
            _counts[gone % Parts] = 0;
        }

        _newest = part;
    }
}
