using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>How often each of the newest posts came; the oldest are forgotten.</summary>
internal sealed class ReceivedPosts(IOptions<ProbeOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>Counts a post that came whole.</summary>
    /// <returns>How many times it has come now.</returns>
    public int Add(string probe)
    {
        lock (_lock)
        {
            if (!_counts.TryGetValue(probe, out var count))
            {
                if (_oldestFirst.Count >= options.Value.Remembered)
                {
                    _counts.Remove(_oldestFirst.Dequeue());
                }

                _oldestFirst.Enqueue(probe);
            }

            return _counts[probe] = count + 1;
        }
    }

    public int CountOf(string probe)
    {
        lock (_lock)
        {
            return _counts.GetValueOrDefault(probe);
        }
    }
}
