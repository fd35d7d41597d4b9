using System.Collections.Concurrent;

namespace Dashboard.Server.Fanout;

/// <summary>
/// Remembers what was made for a key. Bounded: whoever asks for ever new ones makes it start afresh, and later
/// askers share among themselves.
/// </summary>
internal sealed class BoundedMemo<TKey, TValue>(Func<TKey, TValue> make)
    where TKey : notnull
{
    /// <summary>More different wishes than the pages of most installations have.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<TKey, TValue> _known = new();
    private int _count;

    public TValue Find(TKey key, out bool isKnown)
    {
        isKnown = _known.TryGetValue(key, out var known);
        if (isKnown)
        {
            return known!;
        }

        // Counted here, because the dictionary locks all of itself to count.
        if (Interlocked.Increment(ref _count) > Most)
        {
            _known.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        return _known.GetOrAdd(key, make);
    }
}
