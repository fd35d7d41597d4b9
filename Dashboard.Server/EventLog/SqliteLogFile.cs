using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>The database file: where it is, how it is opened, and what must hold before anything is appended.</summary>
internal sealed class SqliteLogFile : IDisposable
{
    private const string FileName = "dashboard.db";

    /// <summary>"Dshb" in ASCII: says whose file it is (PRAGMA application_id).</summary>
    private const int ApplicationId = 0x44736862;

    private const int SchemaVersion = 1;

    /// <summary>SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM and SQLITE_AUTH: nothing that waiting mends.</summary>
    private static readonly HashSet<int> s_notWritable = [8, 14, 3, 23];

    private const string Schema = """
        CREATE TABLE log (epoch TEXT NOT NULL);
        CREATE TABLE events (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            stream TEXT NOT NULL,
            severity INTEGER NOT NULL,
            published_at INTEGER NOT NULL,
            idempotency_key TEXT,
            json BLOB NOT NULL);
        CREATE INDEX events_by_stream ON events (stream, position);
        CREATE UNIQUE INDEX events_by_key ON events (stream, idempotency_key) WHERE idempotency_key IS NOT NULL;
        CREATE TABLE trimmed (stream TEXT PRIMARY KEY, upto INTEGER NOT NULL, count INTEGER NOT NULL);
        """;

    private readonly EventLogOptions _options;

    /// <summary>Held while this process writes: SQLite alone would let two servers write in turn, each unaware of the other.</summary>
    private FileStream? _lock;

    public SqliteLogFile(EventLogOptions options)
    {
        _options = options;
        Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(options.Directory, FileName));
    }

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>Opens the one connection that writes; makes the file where there is none.</summary>
    /// <exception cref="EventLogUnavailableException">It cannot be written, or is not ours.</exception>
    public SqliteConnection OpenForWriting()
    {
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            Lock();
            connection = Open(SqliteOpenMode.ReadWriteCreate);
            Prepare(connection);
            return connection;
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            Dispose();
            if (failure is IOException or UnauthorizedAccessException or SqliteException)
            {
                throw new EventLogUnavailableException(Explain(failure), failure);
            }

            throw;
        }
    }

    /// <summary>Lets another process have the file.</summary>
    public void Dispose() => _lock?.Dispose();

    /// <summary>Opens a connection that only reads.</summary>
    public SqliteConnection OpenForReading() => Open(SqliteOpenMode.ReadOnly);

    /// <summary>The bytes of the database file.</summary>
    public long Size => SizeOf(Path);

    /// <summary>The bytes of the write-ahead log beside it, which is part of the database until it is checkpointed.</summary>
    public long WalSize => SizeOf(Path + "-wal");

    /// <summary>The life of this log; it was drawn when the file was made.</summary>
    public static string ReadEpoch(SqliteConnection connection) =>
        (string)(connection.Scalar("SELECT epoch FROM log") ?? throw new InvalidOperationException("The log has no epoch."));

    /// <summary>The newest position that was ever given, also where retention has removed it since.</summary>
    public static long ReadLastPosition(SqliteConnection connection) =>
        Convert.ToInt64(
            connection.Scalar("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = 'events'"),
            CultureInfo.InvariantCulture);

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private void Lock()
    {
        var path = Path + ".lock";
        try
        {
            _lock = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inUse) when (inUse.GetType() == typeof(IOException) && File.Exists(path))
        {
            throw new EventLogUnavailableException(InUse, inUse);
        }
    }

    private string InUse => $"{Path} is in use by another process. Stop that one, or name another folder with --EventLog:Directory.";

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            DefaultTimeout = _options.LockTimeoutSeconds,
            Mode = mode,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    private void Prepare(SqliteConnection connection)
    {
        var version = Number(connection, "PRAGMA user_version");
        var owner = Number(connection, "PRAGMA application_id");
        var tables = Number(connection, "SELECT COUNT(*) FROM sqlite_master");
        if (tables > 0 && owner != ApplicationId)
        {
            throw new EventLogUnavailableException(
                $"{Path} is a database of another program. Name another folder with --EventLog:Directory.");
        }

        if (version > SchemaVersion)
        {
            throw new EventLogUnavailableException(
                $"{Path} was written by a newer version (schema {version}, this version knows {SchemaVersion}). Run that version, or name another folder with --EventLog:Directory.");
        }

        // FULL: a commit is on disk before it is acknowledged, also when the power fails; NORMAL would lose the last ones.
        connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        if (tables == 0)
        {
            Create(connection);
        }

        // Writes nothing, and still needs the right to write: better refused now than with the first publish.
        connection.Run("BEGIN IMMEDIATE; UPDATE log SET epoch = epoch; ROLLBACK;");
    }

    private static void Create(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run(Schema, transaction);
        connection.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SchemaVersion};", transaction);
        using var epoch = connection.CreateCommand();
        epoch.Transaction = transaction;
        epoch.CommandText = "INSERT INTO log (epoch) VALUES ($epoch)";
        epoch.Parameters.AddWithValue("$epoch", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)));
        epoch.ExecuteNonQuery();
        transaction.Commit();
    }

    private static long Number(SqliteConnection connection, string sql) =>
        Convert.ToInt64(connection.Scalar(sql), CultureInfo.InvariantCulture);

    private string Explain(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 26 or 11 } =>
            $"{Path} is damaged or not a database. Restore it from a backup, or name another folder with --EventLog:Directory.",
        SqliteException { SqliteErrorCode: 5 or 6 } => InUse,
        SqliteException { SqliteErrorCode: 13 } =>
            $"{Path} cannot be written: the disk is full.",
        SqliteException sqlite when !s_notWritable.Contains(sqlite.SqliteErrorCode) =>
            $"{Path} cannot be opened: {sqlite.Message}",
        _ => $"{Path} cannot be written. Give this user the right to write there, or name another folder with --EventLog:Directory.",
    };
}
