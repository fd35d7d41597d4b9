using System.Globalization;
using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>
/// The search index: a SQLite file beside the log that shares nothing with it, neither file nor lock nor connection. All
/// of it is derived from the log, so whatever is wrong with it, it is deleted and made again.
/// </summary>
internal sealed class IndexFile(IOptions<EventLogOptions> log)
{
    private const string FileName = "search.db";

    /// <summary>"Dshs" in ASCII: says whose file it is (PRAGMA application_id).</summary>
    private const int ApplicationId = 0x44736873;

    /// <summary>Grows with every change of the schema and of <see cref="SearchText"/>: an old index would not find what a new query asks for.</summary>
    private const int SchemaVersion = 3;

    /// <summary>How long a statement waits for another process that holds the file, in whole seconds.</summary>
    private const int LockTimeoutSeconds = 1;

    /// <summary>
    /// The text itself stays in the log (<c>content=''</c>), and of a gram only the rows are kept, not the places
    /// (<c>detail=none</c>): that is what makes the index smaller than the log. The text comes folded. The counts of
    /// <c>heat</c> follow the entries by themselves, whoever adds or removes them.
    /// </summary>
    private const string Schema = """
        CREATE TABLE state (epoch TEXT NOT NULL, upto INTEGER NOT NULL);
        CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE entries (position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, severity INTEGER NOT NULL, slot INTEGER NOT NULL);
        CREATE INDEX entries_by_stream ON entries (stream, position);
        CREATE TABLE heat (
            slot INTEGER NOT NULL, stream INTEGER NOT NULL, severity INTEGER NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (slot, stream, severity)) WITHOUT ROWID;
        CREATE TRIGGER entry_added AFTER INSERT ON entries BEGIN
            INSERT INTO heat VALUES (new.slot, new.stream, new.severity, 1)
            ON CONFLICT (slot, stream, severity) DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER entry_removed AFTER DELETE ON entries BEGIN
            UPDATE heat SET count = count - 1 WHERE slot = old.slot AND stream = old.stream AND severity = old.severity;
            DELETE FROM heat WHERE slot = old.slot AND stream = old.stream AND severity = old.severity AND count = 0;
        END;
        CREATE VIRTUAL TABLE words USING fts5(
            text, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
        CREATE VIRTUAL TABLE grams USING fts5vocab(words, 'row');
        """;

    private long _upTo;
    private volatile bool _usable;
    private volatile bool _damaged;

    /// <summary>The file's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(log.Value.Directory, FileName));

    /// <summary>The position up to which it was indexed at last; 0 where there is no index.</summary>
    public long UpTo
    {
        get => Volatile.Read(ref _upTo);
        set => Volatile.Write(ref _upTo, value);
    }

    /// <summary>Whether searches may use it: it is there, it was checked, and nobody has found damage since.</summary>
    public bool Usable => _usable && File.Exists(Path);

    /// <summary>Opens the one connection that writes; makes the file where there is none, or none that can be used.</summary>
    /// <returns>The connection, and why there is a new file; null where the old one goes on.</returns>
    /// <exception cref="SqliteException">It cannot be written now, or the server stops before it has been checked.</exception>
    /// <exception cref="NotSupportedException">It is a database of another program.</exception>
    public (SqliteConnection Connection, string? WhyNew) OpenForWriting(LogBounds bounds, CancellationToken stop)
    {
        var whyNew = File.Exists(Path) ? FindFault(bounds, stop) : "there was none";
        if (whyNew is not null)
        {
            Delete();
        }

        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        try
        {
            // NORMAL: a power cut may cost the last transactions, which are indexed again, but leaves no damage. With OFF
            // the file could say that it reaches further than it does.
            connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            if (whyNew is not null)
            {
                Create(connection, bounds.Epoch);
            }

            UpTo = ReadUpTo(connection);
            _usable = true;
            return (connection, whyNew);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that only reads.</summary>
    /// <exception cref="SqliteException">It cannot be read now.</exception>
    public SqliteConnection OpenForReading() => Open(SqliteOpenMode.ReadOnly);

    /// <summary>Takes it out of use until it has been made again.</summary>
    public void GiveUp()
    {
        _damaged = true;
        _usable = false;
    }

    /// <summary>Whether it says that the file itself is broken, which trying again would not mend.</summary>
    public static bool IsDamage(Exception failure) => failure is SqliteException { SqliteErrorCode: 11 or 26 };

    public static long ReadUpTo(SqliteConnection connection) => Number(connection, "SELECT upto FROM state");

    private string? FindFault(LogBounds bounds, CancellationToken stop)
    {
        if (_damaged)
        {
            return "the old one was damaged";
        }

        if (_usable)
        {
            return null;
        }

        try
        {
            using var connection = Open(SqliteOpenMode.ReadOnly);

            // A large file takes seconds to check, which a stop must not have to wait for.
            connection.EndWhen(stop);
            return FindFault(connection, bounds);
        }
        catch (SqliteException failure) when (IsDamage(failure))
        {
            return "the old one was damaged";
        }
    }

    private string? FindFault(SqliteConnection connection, LogBounds bounds)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            return Number(connection, "SELECT COUNT(*) FROM sqlite_master") == 0
                ? "the old one was empty"
                : throw new NotSupportedException($"{Path} is a database of another program.");
        }

        if (Number(connection, "PRAGMA user_version") != SchemaVersion)
        {
            return "the old one is of another version";
        }

        if ((string?)connection.Scalar("PRAGMA quick_check(1)") != "ok")
        {
            return "the old one was damaged";
        }

        if ((string?)connection.Scalar("SELECT epoch FROM state") != bounds.Epoch)
        {
            return "the old one belongs to another log";
        }

        // A log that lost its end, to a power cut or to a restore, gives the same positions again to other notifications.
        return ReadUpTo(connection) > bounds.Last ? "the old one reaches further than the log" : null;
    }

    private void Delete()
    {
        _usable = false;
        UpTo = 0;
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(Path + suffix);
        }

        _damaged = false;
    }

    private static void Create(SqliteConnection connection, string epoch)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Run(Schema, transaction);
        connection.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {SchemaVersion};", transaction);
        using var state = connection.CreateCommand();
        state.Transaction = transaction;
        state.CommandText = "INSERT INTO state (epoch, upto) VALUES ($epoch, 0)";
        state.Parameters.AddWithValue("$epoch", epoch);
        state.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>Without a pool: a connection that outlived its file would answer from an index that nobody keeps any more.</summary>
    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            DefaultTimeout = LockTimeoutSeconds,
            Mode = mode,
            Pooling = false,
        }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static long Number(SqliteConnection connection, string sql) =>
        Convert.ToInt64(connection.Scalar(sql), CultureInfo.InvariantCulture);
}
