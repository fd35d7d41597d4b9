using Dashboard.Client.Contracts;

namespace Dashboard.Server.EventLog;

/// <summary>Which streams somebody reads: named ones, every public one, or both.</summary>
internal sealed class StreamScope
{
    private readonly HashSet<string> _named;

    public StreamScope(IEnumerable<string> streams)
    {
        _named = [.. streams];
        EveryPublic = _named.Remove(StreamName.All);
    }

    /// <summary>Whether every stream but the reserved ones is read.</summary>
    public bool EveryPublic { get; }

    /// <summary>The streams that are read by name.</summary>
    public IReadOnlyCollection<string> Named => _named;

    public bool Contains(string stream) => (EveryPublic && stream[0] != '_') || _named.Contains(stream);
}
