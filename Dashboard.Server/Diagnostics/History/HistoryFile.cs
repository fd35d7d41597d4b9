using System.Globalization;
using Dashboard.Server.Access;
using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>The database file of the history; it lies beside the log, and shares nothing with it.</summary>
internal sealed partial class HistoryFile(IOptions<EventLogOptions> log, ILogger<HistoryFile> logger)
{
    /// <summary>"Dshd" in ASCII: says whose file it is (PRAGMA application_id).</summary>
    private const int ApplicationId = 0x44736864;

    /// <summary>Grows with each change of the tables. A file of another version is set aside: a history is worth less than a start.</summary>
    private const int SchemaVersion = 1;

    /// <summary>How long a statement waits for another process that holds the file, in whole seconds.</summary>
    private const int LockTimeoutSeconds = 2;

    /// <summary>In order of arrival, not of any clock; pages that become free are given back, so that the bound holds on the disk as well.</summary>
    private const string Schema = """
        CREATE TABLE runs (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, target TEXT NOT NULL,
            summary TEXT NOT NULL, document BLOB NOT NULL, bytes INTEGER NOT NULL);
        CREATE INDEX runs_by_target ON runs (target, seq);
        """;

    /// <summary>The file's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(log.Value.Directory, "diagnostics", "history.db"));

    /// <summary>Opens the file; makes it where there is none. One that is damaged or of another kind is set aside.</summary>
    /// <exception cref="SqliteException">It cannot be opened now.</exception>
    /// <exception cref="IOException">Its folder cannot be made, or the file not be set aside.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be made, or the file not be set aside.</exception>
    public SqliteConnection Open()
    {
        PrivateFiles.Folder(System.IO.Path.GetDirectoryName(Path)!);
        if (File.Exists(Path) && FindFault() is { } fault)
        {
            File.Move(Path, Path + ".unreadable", overwrite: true);
            File.Delete(Path + "-journal");
            Log.SetAside(logger, Path, fault);
        }

        var connection = Connect();
        try
        {
            if (Number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0)
            {
                connection.Run($"PRAGMA auto_vacuum = FULL; PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SchemaVersion};");
                connection.Run(Schema);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string? FindFault()
    {
        try
        {
            using var connection = Connect();
            return Number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0 ? null
                : Number(connection, "PRAGMA application_id") != ApplicationId ? "it is a database of another program"
                : Number(connection, "PRAGMA user_version") != SchemaVersion ? "it is of another version"
                : (string?)connection.Scalar("PRAGMA quick_check(1)") != "ok" ? "it is damaged"
                : null;
        }
        catch (SqliteException failure) when (IsDamage(failure))
        {
            return "it is damaged";
        }
    }

    /// <summary>Whether it says that the file itself is broken, which trying again would not mend.</summary>
    public static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is 11 or 26;

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
        [LoggerMessage(1, LogLevel.Error, "{Path} is not used: {Fault}. It is kept beside the new, empty one, as history.db.unreadable; diagnoses of the past are not shown.")]
        public static partial void SetAside(ILogger logger, string path, string fault);
    }
}
