using Dashboard.Client.Contracts;

namespace Dashboard.Server.EventLog;

/// <summary>Which streams somebody reads: named ones, every public one, or both.</summary>
internal sealed class StreamScope
{
    /// <summary>Mostly one, and few at the most: looking through them is quicker than a hash, and smaller.</summary>
    private readonly string[] _named;

    public StreamScope(IEnumerable<string> streams)
    {
        string[] all = [.. streams.Distinct(StringComparer.Ordinal)];
        _named = Array.FindAll(all, name => name != StreamName.All);
        EveryPublic = _named.Length < all.Length;
    }

    /// <summary>Whether every stream but the reserved ones is read.</summary>
    public bool EveryPublic { get; }

    /// <summary>The streams that are read by name.</summary>
    public IReadOnlyCollection<string> Named => _named;

    /// <summary>Whether nothing is read at all.</summary>
    public bool IsEmpty => !EveryPublic && _named.Length == 0;

    public bool Contains(string stream)
    {
        if (EveryPublic && stream[0] != '_')
        {
            return true;
        }

        // Asked for each subscriber and event. The search of Array goes through a comparer that costs more than all of this.
        foreach (var name in _named)
        {
            if (string.Equals(name, stream, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
