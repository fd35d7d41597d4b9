using Dashboard.Client.Contracts;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.Search;

/// <summary>Reads the counts that the index keeps.</summary>
internal static class HeatIndex
{
    /// <summary>
    /// The counts of the streams and severities that are asked for, and up to which position they reach. What is kept knows
    /// no positions: where the counts end within the index, its entries are counted.
    /// </summary>
    /// <exception cref="SqliteException">It cannot be read now, or the time is over.</exception>
    public static (long UpTo, IReadOnlyList<(long Slot, Severity Severity, int Count)> Counts) Read(
        IndexFile file, HistoryRequest request, long fromSlot, CancellationToken ends)
    {
        using var connection = file.OpenForReading();
        connection.EndWhen(ends);

        // One transaction: what is indexed between the two statements would be counted twice.
        using var transaction = connection.BeginTransaction(deferred: true);
        var upTo = IndexFile.ReadUpTo(connection);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var (from, count, where) = request.Before > upTo
            ? ("heat", "SUM(counted.count)", "")
            : ("entries", "COUNT(*)", "counted.position < $before AND ");
#pragma warning disable CA2100 // Constants of this folder only; what people write travels in parameters.
        command.CommandText = $"""
            SELECT counted.slot, counted.severity, {count} FROM {from} AS counted CROSS JOIN streams ON streams.id = counted.stream
            WHERE {where}counted.slot >= $slot{IndexReader.InScope(command, request.Scope)}
            GROUP BY counted.slot, counted.severity
            """;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$before", request.Before);
        command.Parameters.AddWithValue("$slot", fromSlot);
        using var reader = command.ExecuteReader();
        var counts = new List<(long, Severity, int)>();
        while (reader.Read())
        {
            var severity = (Severity)reader.GetInt32(1);
            if (request.Query.Severities.Contains(severity))
            {
                counts.Add((reader.GetInt64(0), severity, reader.GetInt32(2)));
            }
        }

        return (upTo, counts);
    }
}
