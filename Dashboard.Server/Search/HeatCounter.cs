using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>
/// Counts what was published when. The index keeps these figures for each stream and severity, so a million notifications
/// cost no more than a thousand; only for words and other conditions on the content matches are looked for one by one,
/// newest first, for a part of the time that a search may take.
/// </summary>
internal sealed partial class HeatCounter(
    IEventLog log, IndexFile file, History history, IOptions<SearchOptions> options, ILogger<HeatCounter> logger)
{
    /// <summary>Matches of one search: the turn that it belongs to ends it in time.</summary>
    private const int PageSize = 500;

    /// <summary>Counts into a grid.</summary>
    public async Task<Heat> CountAsync(HistoryRequest request, HeatGrid grid, CancellationToken ends)
    {
        var inGrid = request with { Query = request.Query.From(grid.From), Limit = PageSize };
        var isKept = request.Query.IsOutsideContent && request.Indexed && file.Usable;
        return isKept && TakeFromIndex(request, grid, ends) is { } upTo
            ? await CountNewerAsync(await inGrid.WithinItsTimeAsync(log), grid, upTo)
            : await CountMatchesAsync(inGrid, grid, ends);
    }

    /// <summary>Takes what the index knows.</summary>
    /// <returns>The position up to which that is; null where it could not be read, and nothing was taken.</returns>
    private long? TakeFromIndex(HistoryRequest request, HeatGrid grid, CancellationToken ends)
    {
        try
        {
            var (upTo, counts) = HeatIndex.Read(file, request, HeatSlot.Of(grid.From), ends);
            foreach (var (slot, severity, count) in counts)
            {
                grid.Add(HeatSlot.Start(slot), severity, count);
            }

            return upTo;
        }
        catch (SqliteException) when (ends.IsCancellationRequested)
        {
            // Interrupted at the time limit: the count says how far it came.
            return null;
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

    /// <summary>Mostly a few: the index is a moment behind.</summary>
    private async Task<Heat> CountNewerAsync(HistoryRequest request, HeatGrid grid, long upTo)
    {
        var (position, left) = (request.Before, options.Value.MaxScanned);
        DateTimeOffset? countedFrom = null;
        while (left > 0)
        {
            var size = Math.Min(PageSize, left);
            var entries = await log.ReadBeforeAsync(position, request.Scope, size, CancellationToken.None);
            foreach (var entry in entries.TakeWhile(entry => entry.Position > upTo).Where(request.Query.MatchesBesides))
            {
                grid.Add(entry.PublishedAt, entry.Severity, 1);
            }

            if (entries.Count < size || entries[^1].Position <= upTo)
            {
                return grid.ToHeat(null, complete: true);
            }

            (position, left, countedFrom) = (entries[^1].Position, left - entries.Count, entries[^1].PublishedAt);
        }

        return grid.ToHeat(countedFrom, complete: false);
    }

    private async Task<Heat> CountMatchesAsync(HistoryRequest request, HeatGrid grid, CancellationToken ends)
    {
        DateTimeOffset? countedFrom = null;
        for (var next = (long?)request.Before; next is { } before;)
        {
            var page = await history.SearchAsync(request with { Before = before }, ends);
            foreach (var entry in page.Entries)
            {
                grid.Add(entry.PublishedAt, entry.Severity, 1);
                countedFrom = entry.PublishedAt;
            }

            if (ends.IsCancellationRequested || page is { Next: null, Complete: false })
            {
                return grid.ToHeat(countedFrom, complete: false);
            }

            next = page.Next;
        }

        return grid.ToHeat(null, complete: true);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The counts of the search index could not be read; matches are counted in the log itself.")]
        public static partial void WithoutIndex(ILogger logger, Exception failure);
    }
}
