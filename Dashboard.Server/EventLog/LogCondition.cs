using Microsoft.Data.Sqlite;

namespace Dashboard.Server.EventLog;

/// <summary>Whether the log can be written and read, and what is wrong where it cannot.</summary>
internal sealed partial class LogCondition(string path, ILogger logger)
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile object? _refusal;
    private volatile string? _damage;

    /// <summary>Completes once the disk has failed: this process must not write any more, and should end.</summary>
    public Task Broken => _broken.Task;

    /// <summary>Why the last write failed; null where it succeeded.</summary>
    public AppendRefusal? Refusal => (AppendRefusal?)_refusal;

    /// <summary>All that is wrong, in a sentence; null where nothing is.</summary>
    public string? Problem => (Broken.IsCompleted, _damage, Refusal) switch
    {
        (true, _, _) => "The disk has failed; nothing is written any more.",
        (_, { } damage, _) => damage,
        (_, _, AppendRefusal.DiskFull) => "The disk is full.",
        (_, _, AppendRefusal.Locked) => "Another process holds the log.",
        (_, _, not null) => "The last write to the log failed.",
        _ => null,
    };

    public void Written()
    {
        if (_refusal is not null)
        {
            _refusal = null;
            Log.WrittenAgain(logger, path);
        }
    }

    public void WriteFailed(WriteFailure failure)
    {
        // Once for each reason: a storm of publishes must not become a storm of messages.
        if (!failure.Breaks && failure.Refusal != Refusal)
        {
            Log.NotWritten(logger, path, failure.Refusal, failure.Cause);
        }

        _refusal = failure.Refusal;
        if (failure.Breaks && _broken.TrySetResult())
        {
            Log.Broken(logger, path, failure.Cause);
        }
        else if (failure.Cause is SqliteException { SqliteErrorCode: Corrupt or NotADatabase } damage)
        {
            Damaged(damage.Message);
        }
    }

    /// <summary>What a reader stumbles over concerns everybody: the file is damaged, or the disk under it.</summary>
    public void ReadFailed(SqliteException failure)
    {
        if (failure.SqliteErrorCode is Corrupt or NotADatabase || WriteFailure.IsOfDisk(failure))
        {
            Damaged(failure.Message);
        }
    }

    /// <summary>Stays so until a restart: what is damaged does not mend itself, even where the next look misses it.</summary>
    public void Damaged(string finding)
    {
        if (_damage is null)
        {
            _damage = "The log is damaged. The server's own log says what to do.";
            Log.Damaged(logger, path, finding, SqliteLogFile.HowToRestore(path));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3, LogLevel.Error, "{Path} cannot be written ({Reason}); publishes are refused until it can, and it is tried again and again.")]
        public static partial void NotWritten(ILogger logger, string path, AppendRefusal reason, Exception? cause);

        [LoggerMessage(4, LogLevel.Information, "{Path} can be written again.")]
        public static partial void WrittenAgain(ILogger logger, string path);

        [LoggerMessage(1, LogLevel.Critical, "The disk failed while {Path} was written. Nothing is acknowledged any more, and the server stops: what is on the disk at the next start is what counts.")]
        public static partial void Broken(ILogger logger, string path, Exception? cause);

        [LoggerMessage(2, LogLevel.Critical, "{Path} is damaged: {Finding}. {HowToRestore}")]
        public static partial void Damaged(ILogger logger, string path, string finding, string howToRestore);
    }
}
