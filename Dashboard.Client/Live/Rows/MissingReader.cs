using Dashboard.Client.Contracts;
using Dashboard.Client.Reading;

namespace Dashboard.Client.Live.Rows;

/// <summary>Reads from the log what is missing at a notice, page by page from the newest, up to a limit.</summary>
/// <param name="history">Reads a page.</param>
/// <param name="most">The most notifications that are read.</param>
public sealed class MissingReader(Func<HistoryAsk, CancellationToken, Task<HistoryPage>> history, int most)
{
    private const int Page = 500;

    /// <summary>The notifications between the two ids of a notice, and whether there are more than were read.</summary>
    /// <exception cref="HttpRequestException">The server could not be asked.</exception>
    /// <exception cref="HistoryRefusedException">The server refused.</exception>
    public async Task<(IReadOnlyList<Notification> Notifications, bool More)> ReadAsync(LiveNotice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var (found, before) = (new List<Notification>(), notice.BeforeId);
        while (found.Count < most)
        {
            var page = await history(new HistoryAsk(Before: before, Limit: Math.Min(Page, most - found.Count)), cancellationToken);
            var fits = page.Notifications.TakeWhile(one => IsAfter(one.Id, notice.AfterId)).ToList();
            found.AddRange(fits);
            if (page.Next is null || fits.Count < page.Notifications.Count)
            {
                return (found, false);
            }

            before = page.Next;
        }

        return (found, true);
    }

    /// <summary>Ids of different lives of the log cannot be compared: then only the limit ends the reading.</summary>
    private static bool IsAfter(string id, string? other) =>
        !EventId.TryParse(id, out var one)
        || !EventId.TryParse(other, out var limit)
        || one.Epoch != limit.Epoch
        || one.Position > limit.Position;
}
