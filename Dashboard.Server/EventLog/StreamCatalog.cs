namespace Dashboard.Server.EventLog;

/// <summary>Which streams there are, how much each holds and what is set for it, kept in memory beside the log.</summary>
internal sealed class StreamCatalog
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Known> _streams = new(StringComparer.Ordinal);

    public StreamCatalog(IEnumerable<LogStream> streams)
    {
        foreach (var stream in streams)
        {
            _streams[stream.Name] = new Known(
                stream.Notifications, stream.Bytes, stream.Last, stream.LastAt, 0, new Set(stream.Settings, stream.DeletedUpTo));
        }
    }

    /// <summary>Every stream, by name.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock)
            {
                return [.. _streams.Keys];
            }
        }
    }

    /// <summary>Every stream as it stands now, by name.</summary>
    public IReadOnlyList<LogStream> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _streams.Select(stream => Describe(stream.Key, stream.Value))];
            }
        }
    }

    /// <summary>Those that are being deleted.</summary>
    public IReadOnlyList<LogStream> Deleted => [.. All.Where(stream => stream.DeletedUpTo > 0)];

    public void Add(IReadOnlyList<LogEntry> batch)
    {
        lock (_lock)
        {
            foreach (var entry in batch)
            {
                _streams.TryGetValue(entry.Stream, out var known);
                _streams[entry.Stream] = new Known(
                    known.Count + 1, known.Bytes + entry.Json.Length, entry.Position, entry.PublishedAt, known.Appended + 1, known.Set);
            }
        }
    }

    /// <summary>A stream as it stands now; null where there is none.</summary>
    public LogStream? Find(string stream)
    {
        lock (_lock)
        {
            return _streams.TryGetValue(stream, out var known) ? Describe(stream, known) : null;
        }
    }

    /// <summary>Some of the oldest are gone. Which bytes they had nobody asks: they count as the others do.</summary>
    public void Trimmed(string stream, long count) => Change(stream, known => known.Count <= count
        ? known with { Count = 0, Bytes = 0, Last = 0, LastAt = default }
        : known with { Count = known.Count - count, Bytes = known.Bytes - (long)((double)known.Bytes * count / known.Count) });

    public void Change(string stream, StreamSettings? settings) =>
        Change(stream, known => known with { Set = new Set(settings, known.Set?.DeletedUpTo ?? 0) });

    /// <summary>Its settings are gone, and everything up to a position goes.</summary>
    public void BeginDeletion(string stream, long upTo) => Change(stream, known => known with { Set = new Set(null, upTo) });

    public void EndDeletion(string stream, long upTo) => Change(
        stream, known => known.Set?.DeletedUpTo == upTo ? known with { Set = new Set(known.Set.Settings, 0) } : known);

    private static LogStream Describe(string name, Known known) => new()
    {
        Name = name,
        Notifications = known.Count,
        Bytes = known.Bytes,
        Last = known.Last,
        LastAt = known.LastAt,
        Appended = known.Appended,
        Settings = known.Set?.Settings,
        DeletedUpTo = known.Set?.DeletedUpTo ?? 0,
    };

    /// <summary>What holds nothing, and nobody has set anything for, is no stream any more.</summary>
    private void Change(string stream, Func<Known, Known> change)
    {
        lock (_lock)
        {
            var known = change(_streams.GetValueOrDefault(stream));
            if (known.Count == 0 && (known.Set is null or { Settings: null, DeletedUpTo: 0 }))
            {
                _streams.Remove(stream);
            }
            else
            {
                _streams[stream] = known;
            }
        }
    }

    /// <summary>What an append writes, and apart from it what only people change.</summary>
    private readonly record struct Known(long Count, long Bytes, long Last, DateTimeOffset LastAt, long Appended, Set? Set);

    private sealed record Set(StreamSettings? Settings, long DeletedUpTo);
}
