using System.Globalization;
using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Operations;

/// <summary>
/// The database file of what follows from the operations; it lies beside the log, and shares nothing with it. The log is
/// the truth: whatever is wrong with this file, it is made again from what the log still has.
/// </summary>
internal sealed partial class OperationsFile(IOptions<EventLogOptions> log, ILogger<OperationsFile> logger)
{
    private const string FileName = "operations.db";

    /// <summary>"Dsho" in ASCII: says whose file it is (PRAGMA application_id).</summary>
    private const int ApplicationId = 0x4473686F;

    /// <summary>Grows with each change of the tables.</summary>
    private const int SchemaVersion = 1;

    /// <summary>How long a statement waits for another process that holds the file, in whole seconds.</summary>
    private const int LockTimeoutSeconds = 2;

    /// <summary>
    /// <c>seq</c> is the position of the operation in the log. A single notification has an empty stream and key; a condition
    /// has one row for each position up to which somebody acknowledged it, so that each of them keeps its name.
    /// </summary>
    private const string Schema = """
        CREATE TABLE state (epoch TEXT NOT NULL, applied INTEGER NOT NULL);
        CREATE TABLE acknowledged (
            stream TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, seq INTEGER NOT NULL,
            by TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER, note TEXT,
            PRIMARY KEY (stream, key, position)) WITHOUT ROWID;
        CREATE INDEX acknowledged_by_seq ON acknowledged (seq);
        CREATE TABLE snoozed (
            stream TEXT NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL, seq INTEGER NOT NULL,
            by TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, note TEXT,
            PRIMARY KEY (stream, key, position)) WITHOUT ROWID;
        CREATE INDEX snoozed_by_seq ON snoozed (seq);
        CREATE TABLE mutes (
            seq INTEGER PRIMARY KEY, query TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, note TEXT);
        """;

    /// <summary>The file's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(log.Value.Directory, FileName));

    /// <summary>Opens the file; makes it where there is none. One that is damaged or of another kind or log is set aside.</summary>
    /// <exception cref="SqliteException">It cannot be opened now.</exception>
    /// <exception cref="IOException">It cannot be set aside.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be set aside.</exception>
    public SqliteConnection Open(LogBounds bounds)
    {
        if (File.Exists(Path) && FindFault(bounds) is { } fault)
        {
            SetAside(fault);
        }

        var connection = Connect();
        try
        {
            // NORMAL: a power cut may cost the last transactions, which are applied again from the log, but leaves no damage.
            connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            if (Number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0)
            {
                Create(connection, bounds.Epoch);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Create(SqliteConnection connection, string epoch)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run(Schema, transaction);
        connection.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SchemaVersion};", transaction);
        using var state = connection.Command("INSERT INTO state (epoch, applied) VALUES ($epoch, 0)", "$epoch");
        state.Transaction = transaction;
        state.Parameters[0].Value = epoch;
        state.ExecuteNonQuery();
        transaction.Commit();
    }

    private void SetAside(string fault)
    {
        File.Move(Path, Path + ".unused", overwrite: true);
        foreach (var suffix in (string[])["-wal", "-shm"])
        {
            File.Delete(Path + suffix);
        }

        Log.SetAside(logger, Path, fault);
    }

    private string? FindFault(LogBounds bounds)
    {
        try
        {
            using var connection = Connect();
            return Number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0 ? null
                : Number(connection, "PRAGMA application_id") != ApplicationId ? "it is a database of another program"
                : Number(connection, "PRAGMA user_version") != SchemaVersion ? "it is of another version"
                : (string?)connection.Scalar("PRAGMA quick_check(1)") != "ok" ? "it is damaged"
                : (string?)connection.Scalar("SELECT epoch FROM state") != bounds.Epoch ? "it belongs to another log"

                // A log that lost its end gives the same positions again to other notifications.
                : Number(connection, "SELECT applied FROM state") > bounds.Last ? "it reaches further than the log"
                : null;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 11 or 26)
        {
            // SQLITE_CORRUPT and SQLITE_NOTADB: trying again would not mend it.
            return "it is damaged";
        }
    }

    /// <summary>Without a pool: a connection that outlived its file would answer from a file that nobody keeps any more.</summary>
    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            DefaultTimeout = LockTimeoutSeconds,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static long Number(SqliteConnection connection, string sql) =>
        Convert.ToInt64(connection.Scalar(sql), CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Path} is not used: {Fault}. It is kept beside the new one as operations.db.unused; what people did is read again from the log, as far back as the log goes.")]
        public static partial void SetAside(ILogger logger, string path, string fault);
    }
}
