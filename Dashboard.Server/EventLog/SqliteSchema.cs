using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>The tables of the log, as the steps that led to them. A new file takes all steps, an older one those it lacks.</summary>
internal static class SqliteSchema
{
    /// <summary>Positions of one row of the calendar: few enough to look through, and so many that the rows stay few.</summary>
    public const int CalendarRow = 1_024;

    /// <summary>Each step leads from the version that is its place in here to the next one. Steps that were shipped never change.</summary>
    private static readonly string[] s_steps =
    [
        """
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
        """,

        // The earliest time of each 1,024 positions, so that "since 7 days" need not look at every row, and the time that
        // retention has got to, so that a wrong clock at a start does not empty the log.
        """
        ALTER TABLE log ADD COLUMN retention_time INTEGER;
        CREATE TABLE calendar (upto INTEGER PRIMARY KEY, earliest INTEGER NOT NULL);
        INSERT INTO calendar
            SELECT (position - 1) / 1024 * 1024 + 1024 AS upto, MIN(published_at) FROM events
            GROUP BY 1 HAVING upto <= (SELECT MAX(seq) FROM sqlite_sequence WHERE name = 'events');
        """,

        // What people set for streams, and up to where those are gone that they have deleted.
        """
        CREATE TABLE streams (
            stream TEXT PRIMARY KEY,
            created_at INTEGER NOT NULL,
            description TEXT,
            retain_seconds INTEGER,
            retain_count INTEGER);
        CREATE TABLE deletions (stream TEXT PRIMARY KEY, upto INTEGER NOT NULL);
        """,

        // The idempotency keys of notifications that retention has removed, so that a retry after that is known for one.
        """
        CREATE TABLE keys (
            stream TEXT NOT NULL,
            idempotency_key TEXT NOT NULL,
            position INTEGER NOT NULL,
            published_at INTEGER NOT NULL,
            PRIMARY KEY (stream, idempotency_key)) WITHOUT ROWID;
        CREATE INDEX keys_by_time ON keys (published_at);
        """,
    ];

    public static int Version => s_steps.Length;

    /// <summary>Makes the tables in an empty file.</summary>
    public static void Create(SqliteConnection connection, int applicationId)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        TakeSteps(connection, transaction, 0);
        connection.Run($"PRAGMA application_id = {applicationId}", transaction);
        using var epoch = connection.Command("INSERT INTO log (epoch) VALUES ($epoch)", "$epoch");
        epoch.Transaction = transaction;
        epoch.Parameters[0].Value = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        epoch.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>
    /// Takes the steps that a file lacks, in one transaction: a process that is killed meanwhile leaves the file as it was.
    /// </summary>
    public static void Migrate(SqliteConnection connection, long version)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        TakeSteps(connection, transaction, (int)version);
        transaction.Commit();
    }

    private static void TakeSteps(SqliteConnection connection, SqliteTransaction transaction, int from)
    {
        foreach (var step in s_steps.Skip(from))
        {
            connection.Run(step, transaction);
        }

        connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"), transaction);
    }
}
