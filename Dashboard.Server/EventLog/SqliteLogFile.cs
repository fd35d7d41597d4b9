using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>The database file: where it is, how it is opened, and what must hold before anything is appended.</summary>
internal sealed class SqliteLogFile : IDisposable
{
    private const string FileName = "dashboard.db";

    /// <summary>"Dshb" in ASCII: says whose file it is (PRAGMA application_id).</summary>
    private const int ApplicationId = 0x44736862;

    /// <summary>SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM and SQLITE_AUTH: nothing that waiting mends.</summary>
    private static readonly HashSet<int> s_notWritable = [8, 14, 3, 23];

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

    /// <summary>The copy that was made before the tables were changed; null where they were not.</summary>
    public string? Backup { get; private set; }

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
                throw Unavailable(failure);
            }

            throw;
        }
    }

    /// <summary>Opens the connection that checkpoints beside the one that writes. Publishers may wait behind it, so it hardly waits for readers.</summary>
    public SqliteConnection OpenForCheckpoints()
    {
        var connection = Open(SqliteOpenMode.ReadWrite);
        connection.Run(string.Create(
            CultureInfo.InvariantCulture,
            $"PRAGMA synchronous = {_options.Synchronous}; PRAGMA busy_timeout = 100; PRAGMA journal_size_limit = {_options.WalLimit / 2};"));
        return connection;
    }

    /// <summary>Whether the file is small enough to be checked whole.</summary>
    public bool IsChecked => Size + WalSize <= _options.IntegrityCheckUpTo;

    /// <summary>Reads every page of the file; null where it is sound, otherwise the first thing that is wrong.</summary>
    public static string? FindDamage(SqliteConnection connection)
    {
        using var check = connection.Command("PRAGMA quick_check(1)");
        check.CommandTimeout = 0;
        var found = (string?)check.ExecuteScalar();
        return found == "ok" ? null : found ?? "the check gave no answer";
    }

    /// <summary>What to do about a damaged file. A restored log is another one: ids that it gave since the backup mean something else now.</summary>
    public static string HowToRestore(string path) =>
        $"Stop the server and restore a backup: rm -f {path} {path}-wal {path}-shm && cp BACKUP {path} && sqlite3 {path} \"UPDATE log SET epoch = lower(hex(randomblob(4)))\" " +
        $"(a backup is made, also while the server runs, with: sqlite3 {path} \".backup BACKUP\"), or name another folder with --EventLog:Directory.";

    /// <summary>Lets another process have the file.</summary>
    public void Dispose() => _lock?.Dispose();

    /// <summary>Opens a connection that only reads.</summary>
    public SqliteConnection OpenForReading() => Open(SqliteOpenMode.ReadOnly);

    /// <summary>The bytes of the database file.</summary>
    public long Size => SizeOf(Path);

    /// <summary>The bytes that its disk has room for.</summary>
    public long FreeBytes => new DriveInfo(System.IO.Path.GetDirectoryName(Path)!).AvailableFreeSpace;

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

        if (version > SqliteSchema.Version)
        {
            throw new EventLogUnavailableException(
                $"{Path} was written by a newer version (schema {version}, this version knows {SqliteSchema.Version}). Run that version, or name another folder with --EventLog:Directory.");
        }

        // A checkpoint by a commit is the last resort for a storm in which those in the background do not keep up: it
        // delays the publishers of one batch.
        connection.Run(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = {_options.Synchronous};
            PRAGMA busy_timeout = {_options.LockTimeoutSeconds * 1_000};
            PRAGMA wal_autocheckpoint = {_options.WalLimit / 4 / Number(connection, "PRAGMA page_size")};
            PRAGMA journal_size_limit = {_options.WalLimit / 2};
            """));
        if (tables == 0)
        {
            SqliteSchema.Create(connection, ApplicationId);
        }
        else
        {
            RefuseDamaged(connection);
            Migrate(connection, version);
        }

        // Writes nothing, and still needs the right to write: better refused now than with the first publish.
        connection.Run("BEGIN IMMEDIATE; UPDATE log SET epoch = epoch; ROLLBACK;");
    }

    private void RefuseDamaged(SqliteConnection connection)
    {
        if (IsChecked && FindDamage(connection) is { } damage)
        {
            throw new EventLogUnavailableException($"{Path} is damaged: {damage}. {HowToRestore(Path)}");
        }
    }

    private void Migrate(SqliteConnection connection, long version)
    {
        if (version == SqliteSchema.Version)
        {
            return;
        }

        try
        {
            Backup = LogBackup.Make(connection, Path, version);
            SqliteSchema.Migrate(connection, version);
        }
        catch (SqliteException full) when (full.SqliteErrorCode == 13)
        {
            throw new EventLogUnavailableException(
                $"{Path} has schema {version} and needs {SqliteSchema.Version}. There is no room for that and for a backup beside it, about {2 * Size / 1_000_000 + 1} MB. Make room on that disk, and start again; nothing was changed.",
                full);
        }
    }

    private static long Number(SqliteConnection connection, string sql) =>
        Convert.ToInt64(connection.Scalar(sql), CultureInfo.InvariantCulture);

    /// <summary>Says why the file cannot be used, and what to do.</summary>
    public EventLogUnavailableException Unavailable(Exception failure) => new(Explain(failure), failure);

    private string Explain(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 26 or 11 } =>
            $"{Path} is damaged or not a database. {HowToRestore(Path)}",
        SqliteException { SqliteErrorCode: 5 or 6 } => InUse,
        SqliteException { SqliteErrorCode: 13 } =>
            $"{Path} cannot be written: the disk is full.",
        SqliteException sqlite when !s_notWritable.Contains(sqlite.SqliteErrorCode) =>
            $"{Path} cannot be opened: {sqlite.Message}",
        _ => $"{Path} cannot be written. Give this user the right to write there, or name another folder with --EventLog:Directory.",
    };
}
