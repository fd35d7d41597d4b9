using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Server.EventLog;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Operations;

/// <summary>
/// Records what people do, one at a time: it looks what counts now, appends to the log what has an effect, and applies it to
/// the tables. The log is the truth, and the tables follow it from the position that they remember: a process that is killed
/// between the two loses nothing.
/// </summary>
internal sealed partial class OperationsLedger(
    IEventLog log, OperationsFile file, IOptions<OperationsOptions> options, OperationsEdges edges) : IDisposable
{
    /// <summary>Operations that are read and applied at once.</summary>
    private const int PageSize = 200;

    private static readonly StreamScope s_scope = new([StreamName.Operations]);

    private readonly SemaphoreSlim _turn = new(1);
    private int _waiting;
    private OperationsTables? _tables;

    private DateTimeOffset Now => edges.Time.GetUtcNow();

    /// <summary>Applies what the tables lack. What fails is logged, and tried again with the next request.</summary>
    public Task CatchUpAsync(CancellationToken stop) => InTurnAsync(_ => Task.CompletedTask, stop);

    /// <summary>Everything that counts now, or why it cannot be read.</summary>
    public async Task<(OperationsSnapshot? Snapshot, ProblemDetails? Problem)> ReadAsync(CancellationToken left)
    {
        OperationsSnapshot? snapshot = null;
        var problem = await InTurnAsync(
            tables =>
            {
                snapshot = tables.Read(Now, options.Value.MaxKept);
                return Task.CompletedTask;
            },
            left);
        return (snapshot, problem);
    }

    /// <summary>Records an operation, which must be valid; answers when it is on disk and in the tables.</summary>
    public async Task<(OperationReceipt? Receipt, ProblemDetails? Problem)> RecordAsync(Operation operation, CancellationToken left)
    {
        OperationReceipt? receipt = null;
        ProblemDetails? refusal = null;
        var problem = await InTurnAsync(async tables => (receipt, refusal) = await RecordAsync(operation, tables), left);
        return problem is null ? (receipt, refusal) : (null, problem);
    }

    public void Dispose()
    {
        _tables?.Dispose();
        _turn.Dispose();
    }

    private async Task<(OperationReceipt? Receipt, ProblemDetails? Refusal)> RecordAsync(Operation operation, OperationsTables tables)
    {
        var effect = OperationEffect.Of(operation, tables, Now);
        if (effect.Changed == 0)
        {
            return (new OperationReceipt(null, 0, effect.Already), null);
        }

        if (operation.Action == OperationAction.Mute && tables.CountMutes(Now) >= options.Value.MaxMutes)
        {
            return (null, OperationProblems.TooManyMutes(options.Value.MaxMutes));
        }

        var result = await log.AppendAsync(OperationWords.Draft(effect.Operation));
        if (result.Entry is not { } entry)
        {
            return (null, OperationProblems.Refused(result.Refusal!.Value));
        }

        await FollowAsync(tables, CancellationToken.None);
        return (new OperationReceipt(log.Bounds.IdAt(entry.Position).ToString(), effect.Changed, effect.Already), null);
    }

    /// <summary>Does some work on tables that are up to date, after those who came before.</summary>
    /// <returns>Null, or why it could not be done.</returns>
    private async Task<ProblemDetails?> InTurnAsync(Func<OperationsTables, Task> work, CancellationToken left)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.Value.MaxWaiting + 1)
            {
                return OperationProblems.Busy();
            }

            await _turn.WaitAsync(left);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            // What reads files blocks: the thread that got the request is needed for the connections of others.
            await Task.Run(() => WorkAsync(work), CancellationToken.None);
            return null;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            // The next request opens the file anew, and the tables go on from where they were.
            _tables?.Dispose();
            _tables = null;
            Log.Failed(edges.Logger, file.Path, failure);
            return OperationProblems.Unavailable();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task WorkAsync(Func<OperationsTables, Task> work)
    {
        _tables ??= new OperationsTables(file.Open(log.Bounds), log.Bounds.Epoch);
        await FollowAsync(_tables, CancellationToken.None);
        await work(_tables);
    }

    private async Task FollowAsync(OperationsTables tables, CancellationToken cancellationToken)
    {
        var head = log.Bounds.Last;
        while (tables.Applied < head)
        {
            var page = await log.ReadAfterAsync(tables.Applied, s_scope, PageSize, cancellationToken);
            if (page.Trimmed.Missed > 0)
            {
                Log.Missed(edges.Logger, page.Trimmed.Missed);
            }

            if (page.Entries.Count == 0)
            {
                tables.Skip(head);
                return;
            }

            // A page that is not full has seen everything up to the head that was noted before it was read.
            var last = page.Entries[^1].Position;
            var upTo = page.Entries.Count < PageSize ? Math.Max(head, last) : last;
            tables.Apply(page.Entries.Select(Read).OfType<(LogEntry, Operation)>(), upTo, Now, options.Value.MaxKept);
        }
    }

    private (LogEntry Entry, Operation Operation)? Read(LogEntry entry)
    {
        try
        {
            var data = JsonSerializer.Deserialize(entry.Json.Span, ContractsJson.Default.Notification)?.Data;
            return data?.Deserialize(ContractsJson.Default.Operation) is { } operation ? (entry, operation) : null;
        }
        catch (JsonException failure)
        {
            // Another version recorded it; one such operation must not keep all others from counting.
            Log.Unreadable(edges.Logger, log.Bounds.IdAt(entry.Position).ToString(), failure.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Path} could not be kept; nothing that was recorded is lost, and it is tried again with the next request.")]
        public static partial void Failed(ILogger logger, string path, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "Up to {Missed} operations are not in the log any more, so acknowledgements and snoozes of that time are not known (EventLog:RetainPerReservedStream).")]
        public static partial void Missed(ILogger logger, long missed);

        [LoggerMessage(3, LogLevel.Warning, "Operation {Id} cannot be read, and does not count: {Reason}")]
        public static partial void Unreadable(ILogger logger, string id, string reason);
    }
}
