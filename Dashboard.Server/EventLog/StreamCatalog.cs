using Dashboard.Client.Contracts;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Which streams there are and how much each holds, kept in memory beside the log.</summary>
internal sealed class StreamCatalog
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, (long Count, long Last, DateTimeOffset LastAt)> _streams = new(StringComparer.Ordinal);

    public static StreamCatalog Load(SqliteConnection connection)
    {
        var catalog = new StreamCatalog();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT totals.stream, totals.count, totals.last, events.published_at
            FROM (SELECT stream, COUNT(*) AS count, MAX(position) AS last FROM events GROUP BY stream) AS totals
            JOIN events ON events.position = totals.last
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            catalog._streams[reader.GetString(0)] =
                (reader.GetInt64(1), reader.GetInt64(2), LogTime.FromMicroseconds(reader.GetInt64(3)));
        }

        return catalog;
    }

    /// <summary>Every stream that holds something, by name.</summary>
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

    public void Add(IReadOnlyList<LogEntry> batch)
    {
        lock (_lock)
        {
            foreach (var entry in batch)
            {
                _streams.TryGetValue(entry.Stream, out var known);
                _streams[entry.Stream] = (known.Count + 1, entry.Position, entry.PublishedAt);
            }
        }
    }

    /// <summary>How many notifications a stream holds.</summary>
    public long Held(string stream)
    {
        lock (_lock)
        {
            return _streams.TryGetValue(stream, out var known) ? known.Count : 0;
        }
    }

    public void Trimmed(string stream, long count)
    {
        lock (_lock)
        {
            if (!_streams.TryGetValue(stream, out var known) || known.Count <= count)
            {
                _streams.Remove(stream);
            }
            else
            {
                _streams[stream] = known with { Count = known.Count - count };
            }
        }
    }

    public IReadOnlyList<StreamSummary> Summarize(string epoch)
    {
        lock (_lock)
        {
            return
            [
                .. _streams.Select(stream => new StreamSummary(
                    stream.Key,
                    stream.Value.Count,
                    new EventId(epoch, stream.Value.Last).ToString(),
                    stream.Value.LastAt)),
            ];
        }
    }
}
