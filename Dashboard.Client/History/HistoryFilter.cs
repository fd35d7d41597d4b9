using System.Globalization;
using Dashboard.Client.Queries;

namespace Dashboard.Client.History;

/// <summary>Which part of the log is shown: what stands in the page's address.</summary>
/// <param name="Query">The query, as it is written.</param>
/// <param name="At">The time before which the list begins; null for the newest.</param>
internal sealed record HistoryFilter(string Query, DateTimeOffset? At)
{
    /// <summary>The time as it stands in the address and in queries.</summary>
    public string? AtText => At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The query that the server is asked.</summary>
    public string Asked => AtText is { } at ? $"{Query} until:{at}".Trim() : Query;

    /// <summary>The query without its time: the strip shows the whole day, of which the list is a part.</summary>
    public string AnyTime =>
        Queries.Query.TryParse(Query, out var query, out _) ? query.Without(QueryFields.Since).Without(QueryFields.Until).Text : "";

    /// <summary>The same query for some time only.</summary>
    public HistoryFilter Within(DateTimeOffset from, DateTimeOffset until) =>
        Queries.Query.TryParse(Query, out var query, out _)
            ? new HistoryFilter(query.With($"since:{Minute(from)}").With($"until:{Minute(until)}").Text, null)
            : this;

    public static HistoryFilter Of(string? query, string? at) => new(
        query?.Trim() ?? "",
        QueryTime.TryParse(at ?? "", out var time) && time.Point is { } point ? point : null);

    private static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
