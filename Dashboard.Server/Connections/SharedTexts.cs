using System.Collections.Concurrent;

namespace Dashboard.Server.Connections;

/// <summary>
/// Texts that many connections have in common, each held once. Bounded: who sends ever new ones makes it start afresh,
/// which costs the memory that sharing would have saved, and nothing else.
/// </summary>
internal sealed class SharedTexts
{
    /// <summary>More than the browsers, hosts and queries of most installations.</summary>
    private const int MostTexts = 1_000;

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private int _count;

    public string Share(string text)
    {
        if (_texts.TryGetValue(text, out var held))
        {
            return held;
        }

        // Counted here, because the dictionary locks all of itself to count.
        if (Interlocked.Increment(ref _count) > MostTexts)
        {
            _texts.Clear();
            Interlocked.Exchange(ref _count, 1);
        }

        return _texts.GetOrAdd(text, text);
    }
}
