namespace Dashboard.Bench.Screen.Circuits;

/// <summary>Which notifications of the flood one viewer was shown, and how late.</summary>
internal sealed class Sightings(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<int> _seen = [];
    private readonly List<double> _delays = [];
    private long _from = long.MaxValue;

    /// <summary>Whether it was shown any at all, counted or not.</summary>
    public bool HasSeen { get; private set; }

    /// <summary>From publish to the arrival of the rendering that shows it, in milliseconds.</summary>
    public double[] Delays
    {
        get
        {
            lock (_lock)
            {
                return [.. _delays];
            }
        }
    }

    /// <summary>What is published from now on is counted.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _from = time.GetUtcNow().ToUnixTimeMilliseconds();
        }
    }

    /// <summary>A rendering has come.</summary>
    public void Take(ReadOnlySpan<byte> batch)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        lock (_lock)
        {
            foreach (var title in FloodTitle.FindAll(batch))
            {
                HasSeen = true;
                if (title.At >= _from && _seen.Add(title.Number))
                {
                    _delays.Add(now - title.At);
                }
            }
        }
    }
}
