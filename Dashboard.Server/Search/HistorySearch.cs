using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>
/// One search under way. It goes from the newest to the oldest position, by whatever knows best where to look next, and
/// can stop anywhere: the next page goes on from where this one came to.
/// </summary>
internal sealed class HistorySearch(HistoryRequest request, IEventLog log, int maxScanned, CancellationToken ends)
{
    /// <summary>Entries of one read of the log: each piece is short, so that the time limit is kept.</summary>
    private const int ScanPage = 200;

    private const int CandidatePage = 200;

    private readonly List<LogEntry> _found = [];

    /// <summary>Whatever matches from here up to where the search began has been found.</summary>
    private long _reached = request.Before;

    private int _scanned;
    private long _bytes;

    /// <summary>Whether a page is found, by number or by size.</summary>
    private bool IsFull => _found.Count == request.Limit || _bytes >= request.MaxBytes;

    /// <summary>Reads the log itself, down to the entry after a position.</summary>
    /// <returns>Whether it came that far, or has found enough.</returns>
    public async ValueTask<bool> ScanAsync(long downTo)
    {
        downTo = Math.Max(downTo, request.After);
        while (!IsFull && _reached > downTo + 1)
        {
            if (_scanned >= maxScanned || ends.IsCancellationRequested)
            {
                return false;
            }

            var size = Math.Min(ScanPage, maxScanned - _scanned);
            var entries = await log.ReadBeforeAsync(_reached, request.Scope, size, request.MaxBytes, CancellationToken.None);
            if (entries.Count == 0 || entries[0].Position <= downTo)
            {
                _reached = downTo + 1;
            }

            Take(entries.TakeWhile(entry => entry.Position > downTo));
        }

        return true;
    }

    /// <summary>Reads the log where the index says that matches may be, down to its first entry.</summary>
    /// <returns>Whether it came that far, or has found enough.</returns>
    public async ValueTask<bool> FollowAsync(IndexReader index)
    {
        while (!IsFull)
        {
            var candidates = index.ReadBefore(_reached, CandidatePage);
            foreach (var candidate in candidates.TakeWhile(_ => !IsFull))
            {
                if (ends.IsCancellationRequested)
                {
                    return false;
                }

                // What retention has removed is not there any more: then an older entry comes back, or none.
                var entries = await log.ReadBeforeAsync(
                    candidate.Position + 1, new StreamScope([candidate.Stream]), 1, CancellationToken.None);
                _reached = candidate.Position;
                Take(entries.Where(entry => entry.Position == candidate.Position));
            }

            if (candidates.Count < CandidatePage)
            {
                break;
            }
        }

        return true;
    }

    /// <param name="complete">Whether nothing was left out.</param>
    public HistoryPage ToPage(bool complete)
    {
        if (IsFull)
        {
            return new HistoryPage(_found, _found[^1].Position, true);
        }

        return new HistoryPage(_found, !complete && _reached < request.Before ? _reached : null, complete);
    }

    private void Take(IEnumerable<LogEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (IsFull)
            {
                return;
            }

            _scanned++;
            _reached = entry.Position;
            if (request.Query.Matches(entry))
            {
                _found.Add(entry);
                _bytes += entry.Json.Length;
            }
        }
    }
}
