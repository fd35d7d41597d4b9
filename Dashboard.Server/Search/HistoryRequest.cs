using System.Globalization;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Search;

/// <summary>Which part of the history somebody asks for.</summary>
/// <param name="Scope">The streams.</param>
/// <param name="Query">What to look for in them.</param>
/// <param name="Before">The position before which to begin.</param>
/// <param name="Limit">The most notifications of the answer.</param>
internal sealed record HistoryRequest(StreamScope Scope, SearchQuery Query, long Before, int Limit)
{
    /// <summary>The most notifications of one answer; more are read page by page.</summary>
    private const int MaxLimit = 500;

    private const int DefaultLimit = 50;

    /// <summary>The JSON of one answer in bytes, about; the notification that reaches it is the last.</summary>
    public long MaxBytes { get; init; } = long.MaxValue;

    /// <summary>The position after which to end.</summary>
    public long After { get; private init; }

    /// <summary>Whether anything has to be looked for; the rest is read as it stands.</summary>
    public bool Searches => !Query.IsEverything;

    /// <summary>Whether all of it can be in the index: reserved streams are not.</summary>
    public bool Indexed => !Scope.Named.Any(StreamName.IsReserved);

    /// <summary>The same request, without the positions that are outside its time: a search of the last hour reads no more.</summary>
    public async ValueTask<HistoryRequest> WithinItsTimeAsync(IEventLog log)
    {
        if (Query.Published is not { } range)
        {
            return this;
        }

        // The newest position from before a time: everything after it is from then or later, whatever the clock did.
        var after = await log.PositionBeforeAsync(range.From, CancellationToken.None);
        var last = range.Until == DateTimeOffset.MaxValue ? long.MaxValue - 1 : await log.PositionBeforeAsync(range.Until, CancellationToken.None);
        return this with { After = after, Before = Math.Min(Before, last + 1) };
    }

    /// <summary>Reads the request; without a stream it is for every public one.</summary>
    /// <returns>The request, or what is wrong with which parameter.</returns>
    public static (HistoryRequest? Request, Dictionary<string, string[]> Errors) Read(
        HttpRequest http, string? routeStream, LogBounds bounds, SearchOptions options, DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var scope = ReadScope(http.Query, routeStream, options, errors);
        var limit = DefaultLimit;
        if (ReadOne(http.Query, "limit", errors) is { } count
            && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit))
        {
            errors["limit"] = [$"Must be 1 to {MaxLimit}."];
        }

        var before = long.MaxValue;
        if (ReadOne(http.Query, "before", errors) is { } id && !TryReadPosition(id, bounds, out before))
        {
            errors["before"] = ["Must be the id of a notification of this log."];
        }

        var query = ReadQuery(http.Query, options, now, errors);
        return errors.Count > 0
            ? (null, errors)
            : (new HistoryRequest(query.Narrow(scope), query, before, limit) { MaxBytes = options.MaxPageBytes }, errors);
    }

    private static StreamScope ReadScope(
        IQueryCollection query, string? routeStream, SearchOptions options, Dictionary<string, string[]> errors)
    {
        string[] streams = routeStream is null ? [.. query["stream"].OfType<string>()] : [routeStream];
        if (streams.Length > options.MaxStreams)
        {
            errors["stream"] = [$"At most {options.MaxStreams} streams can be read at once."];
        }
        else if (!streams.All(name => StreamName.IsValid(name) || StreamName.IsReserved(name) || (routeStream is null && name == StreamName.All)))
        {
            errors["stream"] = [$"Names of streams are {StreamName.Rule}."];
        }

        return new StreamScope(streams.Length == 0 ? [StreamName.All] : streams);
    }

    private static SearchQuery ReadQuery(
        IQueryCollection http, SearchOptions options, DateTimeOffset now, Dictionary<string, string[]> errors)
    {
        var severity = Severity.Debug;
        if (ReadOne(http, "severity", errors) is { } name && !SeverityNames.TryParse(name, out severity))
        {
            errors["severity"] = [$"Must be one of {string.Join(", ", SeverityNames.All.Select(one => one.Name))}."];
        }

        var (text, tag) = (ReadBounded(http, "q", options, errors), ReadBounded(http, "tag", options, errors));
        if (SearchQuery.TryRead(text, severity, tag, now, out var error) is not { } query)
        {
            errors["q"] = [error!];
            return SearchQuery.Everything;
        }

        if (query.Content.Terms.Count > options.MaxWords)
        {
            errors["q"] = [$"Must be at most {options.MaxWords} words, phrases and conditions."];
        }

        return query;
    }

    private static string? ReadBounded(IQueryCollection http, string name, SearchOptions options, Dictionary<string, string[]> errors)
    {
        var text = ReadOne(http, name, errors);
        if (text?.Length > options.MaxQuery)
        {
            errors[name] = [$"Must be at most {options.MaxQuery} characters long."];
            return null;
        }

        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string? ReadOne(IQueryCollection query, string name, Dictionary<string, string[]> errors)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            errors[name] = ["Must be given only once."];
            return null;
        }

        return values.Count == 0 ? null : values[0] ?? "";
    }

    private static bool TryReadPosition(string id, LogBounds bounds, out long position)
    {
        position = EventId.TryParse(id, out var parsed) ? parsed.Position : 0;
        return position > 0 && parsed.Epoch == bounds.Epoch;
    }
}
