using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Server.Search;

/// <summary>Statements have no time limit of their own; asked every so many steps of its machine, SQLite gives up in time.</summary>
internal static class StatementLimit
{
    /// <summary>Steps between two questions: about a millisecond.</summary>
    private const int StepsBetween = 10_000;

    /// <summary>From then on, every statement of the connection fails with SQLITE_INTERRUPT.</summary>
    public static void EndWhen(this SqliteConnection connection, CancellationToken ends) =>
        raw.sqlite3_progress_handler(connection.Handle, StepsBetween, _ => ends.IsCancellationRequested ? 1 : 0, null);
}
