using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>
/// Reads what was published. What the index has not reached is read from the log itself, so a notification is found as
/// soon as its publisher has the answer, and an index that is missing, behind or stuck costs time but hides nothing.
/// </summary>
internal sealed partial class History(
    IEventLog log, IndexFile file, SearchTurns turns, IOptions<SearchOptions> options, ILogger<History> logger)
{
    /// <summary>Finds the next page.</summary>
    /// <returns>The page; null where too many others search.</returns>
    public async ValueTask<HistoryPage?> ReadAsync(HistoryRequest request, CancellationToken left)
    {
        if (request.Searches)
        {
            return await turns.RunAsync(ends => SearchAsync(request, ends), left);
        }

        var entries = await log.ReadBeforeAsync(request.Before, request.Scope, request.Limit, request.MaxBytes, left);
        var isFull = entries.Count == request.Limit || entries.Sum(entry => (long)entry.Json.Length) >= request.MaxBytes;
        return new HistoryPage(entries, isFull ? entries[^1].Position : null, true);
    }

    /// <summary>Finds the next page within a turn that the caller has.</summary>
    public async Task<HistoryPage> SearchAsync(HistoryRequest asked, CancellationToken ends)
    {
        var request = await asked.WithinItsTimeAsync(log);
        var search = new HistorySearch(request, log, options.Value.MaxScanned, ends);
        var complete = await TryIndexAsync(request, search, ends) ?? await search.ScanAsync(0);
        return search.ToPage(complete);
    }

    /// <summary>What the index knows, after what is newer than that.</summary>
    /// <returns>Whether nothing was left out; null where the index is of no use from here on.</returns>
    private async Task<bool?> TryIndexAsync(HistoryRequest request, HistorySearch search, CancellationToken ends)
    {
        if (!file.Usable || !request.Indexed)
        {
            return null;
        }

        try
        {
            using var index = new IndexReader(file, request, ends);
            return index.Narrows ? await search.ScanAsync(index.UpTo) && await search.FollowAsync(index) : null;
        }
        catch (SqliteException) when (ends.IsCancellationRequested)
        {
            // Interrupted at the time limit: the page says how far it came.
            return false;
        }
        catch (SqliteException failure)
        {
            if (IndexFile.IsDamage(failure))
            {
                file.GiveUp();
            }

            Log.WithoutIndex(logger, failure);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The search index could not be read; the search reads the log itself.")]
        public static partial void WithoutIndex(ILogger logger, Exception failure);
    }
}
