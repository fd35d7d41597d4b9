using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Why a transaction did not get to the disk.</summary>
/// <param name="Refusal">What its publishers are told.</param>
/// <param name="Cause">What went wrong; null where it was not even tried.</param>
internal sealed record WriteFailure(AppendRefusal Refusal, Exception? Cause)
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int InputOutput = 10;
    private const int Full = 13;

    /// <summary>SQLITE_IOERR_SHMSIZE: there is no room for the index of the write-ahead log, which holds no data of its own.</summary>
    private const int NoRoomForIndex = 4874;

    /// <summary>
    /// SQLITE_IOERR_NOMEM, and those about locks and the shared memory of the write-ahead log (BLOCKED, UNLOCK, RDLOCK,
    /// CHECKRESERVEDLOCK, LOCK, SHMOPEN, SHMLOCK, SHMMAP): none says that bytes of the file got lost.
    /// </summary>
    private static readonly HashSet<int> s_harmless = [3082, 2826, 2058, 2314, 3594, 3850, 4618, 5130, 5386];

    /// <summary>
    /// Whether the disk has failed. What the system held for the file may be lost then, and a second fsync would not say
    /// so: it reports an error only once. So nothing may be acknowledged any more.
    /// </summary>
    public bool Breaks => Refusal is AppendRefusal.OutcomeUnknown or AppendRefusal.Broken;

    /// <summary>Whether the disk has failed, as far as bytes of the file are concerned: in reading it as well as in writing.</summary>
    public static bool IsOfDisk(SqliteException failure) =>
        failure.SqliteErrorCode == InputOutput
        && failure.SqliteExtendedErrorCode != NoRoomForIndex
        && !s_harmless.Contains(failure.SqliteExtendedErrorCode);

    /// <param name="cause">What went wrong.</param>
    /// <param name="committing">Whether the commit was under way, and may have succeeded.</param>
    public static WriteFailure Of(Exception cause, bool committing) => new(
        cause switch
        {
            SqliteException { SqliteErrorCode: Full } or SqliteException { SqliteExtendedErrorCode: NoRoomForIndex } => AppendRefusal.DiskFull,
            SqliteException { SqliteErrorCode: Busy or Locked } => AppendRefusal.Locked,
            SqliteException failed when IsOfDisk(failed) => committing ? AppendRefusal.OutcomeUnknown : AppendRefusal.Broken,
            _ => AppendRefusal.NotWritable,
        },
        cause);
}
