using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>
/// Diagnoses that are over. A history that cannot be read or written is a pity, and no reason to refuse a diagnosis: it
/// says so in the log, and answers as if there were none.
/// </summary>
internal sealed partial class DiagnosisHistory(HistoryFile file, IOptions<HistoryOptions> options, ILogger<DiagnosisHistory> logger)
    : IDisposable
{
    private readonly Lock _turn = new();
    private SqliteConnection? _connection;

    /// <summary>Keeps a diagnosis that is over, in the place of an older one with the same id; false where it could not be written.</summary>
    public bool Add(Diagnosis diagnosis)
    {
        var (document, shortened) = DiagnosisDocument.Write(diagnosis, options.Value.MaxRunBytes);
        if (shortened)
        {
            Log.Shortened(logger, diagnosis.Id, options.Value.MaxRunBytes);
        }

        var summary = JsonSerializer.Serialize(VerdictSummaries.Of(diagnosis), ContractsJson.Wire.VerdictSummary);
        return InTurn("kept", connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            Insert(connection, transaction, diagnosis, summary, document);
            ForgetOld(connection, transaction, diagnosis.Target.Id);
            transaction.Commit();
            return true;
        });
    }

    /// <summary>The diagnosis, or null where it is not kept (any more) or cannot be read.</summary>
    public Diagnosis? Find(string diagnosisId)
    {
        var document = InTurn("found", connection =>
        {
            using var command = connection.Command("SELECT document FROM runs WHERE id = $id", "$id");
            command.Parameters[0].Value = diagnosisId;
            return command.ExecuteScalar() as byte[];
        });
        if (document is null)
        {
            return null;
        }

        var diagnosis = DiagnosisDocument.Read(document);
        if (diagnosis is null)
        {
            Log.Unreadable(logger, diagnosisId);
        }

        return diagnosis;
    }

    /// <summary>The verdicts on a target, newest first; what cannot be read is left out.</summary>
    public IReadOnlyList<VerdictSummary> List(string targetId)
    {
        var rows = InTurn("listed", connection =>
        {
            using var command = connection.Command("SELECT id, summary FROM runs WHERE target = $target ORDER BY seq DESC", "$target");
            command.Parameters[0].Value = targetId;
            using var reader = command.ExecuteReader();
            var read = new List<(string Id, string Summary)>();
            while (reader.Read())
            {
                read.Add((reader.GetString(0), reader.GetString(1)));
            }

            return read;
        });
        return [.. (rows ?? []).Select(row => Read(row.Id, row.Summary)).OfType<VerdictSummary>()];
    }

    /// <summary>Removes all diagnoses of a target.</summary>
    public void Forget(string targetId) => InTurn("forgotten", connection =>
    {
        using var command = connection.Command("DELETE FROM runs WHERE target = $target", "$target");
        command.Parameters[0].Value = targetId;
        return command.ExecuteNonQuery();
    });

    public void Dispose()
    {
        lock (_turn)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private VerdictSummary? Read(string id, string summary)
    {
        try
        {
            if (JsonSerializer.Deserialize(summary, ContractsJson.Default.VerdictSummary) is
                { DiagnosisId: not null, TargetId: not null, Sentence: not null, Codes: not null } read)
            {
                return read;
            }
        }
        catch (JsonException)
        {
            // Told below, with the ones that lack something.
        }

        Log.Unreadable(logger, id);
        return null;
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, Diagnosis diagnosis, string summary, byte[] document)
    {
        using var command = connection.Command(
            "INSERT OR REPLACE INTO runs (id, target, summary, document, bytes) VALUES ($id, $target, $summary, $document, $bytes)",
            "$id", "$target", "$summary", "$document", "$bytes");
        command.Transaction = transaction;
        object[] values = [diagnosis.Id, diagnosis.Target.Id, summary, document, summary.Length + document.Length];
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.ExecuteNonQuery();
    }

    private void ForgetOld(SqliteConnection connection, SqliteTransaction transaction, string targetId)
    {
        using var beyond = connection.Command(
            "DELETE FROM runs WHERE target = $target AND seq NOT IN (SELECT seq FROM runs WHERE target = $target ORDER BY seq DESC LIMIT $max)",
            "$target", "$max");
        beyond.Transaction = transaction;
        beyond.Parameters[0].Value = targetId;
        beyond.Parameters[1].Value = options.Value.MaxRuns;
        beyond.ExecuteNonQuery();

        using var heavy = connection.Command(
            "DELETE FROM runs WHERE seq IN (SELECT seq FROM (SELECT seq, SUM(bytes) OVER (ORDER BY seq DESC) AS total FROM runs) WHERE total > $max)",
            "$max");
        heavy.Transaction = transaction;
        heavy.Parameters[0].Value = options.Value.MaxBytes;
        heavy.ExecuteNonQuery();
    }

    /// <summary>One at a time on one connection: what is read and written here takes milliseconds, and is asked for by people.</summary>
    private T? InTurn<T>(string what, Func<SqliteConnection, T> work)
    {
        lock (_turn)
        {
            try
            {
                return work(_connection ??= file.Open());
            }
            catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
            {
                // The next one opens the file anew: it may have been repaired, replaced, or given room.
                _connection?.Dispose();
                _connection = null;
                Log.Failed(logger, file.Path, what, failure.Message);
                return default;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The diagnosis {Id} has more than {Bytes} bytes (Diagnostics:History:MaxRunBytes); it is kept without its single events.")]
        public static partial void Shortened(ILogger logger, string id, int bytes);

        [LoggerMessage(2, LogLevel.Warning, "The diagnosis {Id} of the past cannot be read: it is damaged, or another version wrote it.")]
        public static partial void Unreadable(ILogger logger, string id);

        [LoggerMessage(3, LogLevel.Error, "{Path} failed, so nothing was {What}: {Failure}")]
        public static partial void Failed(ILogger logger, string path, string what, string failure);
    }
}
