using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>
/// Up to where retention has taken each stream, in memory: nearly every reader learns from here that nothing is missing,
/// without a query. A mark may be too high, never too low, so only a reader behind it has to ask the database.
/// </summary>
internal sealed class TrimMarks
{
    private readonly ConcurrentDictionary<string, long> _upTo = new(StringComparer.Ordinal);
    private long _highestPublic;

    public static TrimMarks Load(SqliteConnection connection)
    {
        var marks = new TrimMarks();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT stream, upto FROM trimmed";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            marks.Raise(reader.GetString(0), reader.GetInt64(1));
        }

        return marks;
    }

    /// <summary>
    /// Must be called before the removal is committed. A reader looks at the marks after its snapshot is taken, so
    /// whatever is missing in its snapshot is marked by then.
    /// </summary>
    public void Raise(string stream, long upTo)
    {
        _upTo.AddOrUpdate(stream, upTo, (_, known) => Math.Max(known, upTo));
        if (stream[0] != '_' && upTo > Volatile.Read(ref _highestPublic))
        {
            // Only the one that has the turn to write comes here.
            Volatile.Write(ref _highestPublic, upTo);
        }
    }

    /// <summary>Whether something of these streams after a position may be gone.</summary>
    public bool MayMiss(StreamScope scope, long position) =>
        (scope.EveryPublic && Volatile.Read(ref _highestPublic) > position)
        || scope.Named.Any(stream => _upTo.GetValueOrDefault(stream) > position);
}
