using System.Globalization;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;
using Dashboard.Server.Search;

namespace Dashboard.Server.Sse;

/// <summary>What a subscriber asks for.</summary>
/// <param name="Scope">The streams.</param>
/// <param name="Filter">What of them.</param>
/// <param name="ResumeAfter">The id after which to go on; null to begin anew.</param>
/// <param name="Since">Where to begin anew.</param>
internal sealed record SseRequest(StreamScope Scope, SubscriptionFilter Filter, string? ResumeAfter, Since Since)
{
    /// <summary>Reads the request; without a stream it is for every public one.</summary>
    /// <returns>The request, or what is wrong with which parameter.</returns>
    public static (SseRequest? Request, Dictionary<string, string[]> Errors) Read(
        HttpRequest http, string? routeStream, SseOptions options, SharedWishes wishes, DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string[] streams = routeStream is null ? [.. http.Query["stream"].OfType<string>()] : [routeStream];
        if (streams.Length > options.MaxStreams)
        {
            errors["stream"] = [$"At most {options.MaxStreams} streams can be read over one connection."];
        }
        else if (streams.FirstOrDefault(name => !IsReadable(name)) is { } bad)
        {
            errors["stream"] = [$"'{Shorten(bad)}' is not a name of a stream. Names are {StreamName.Rule}; '*' is all."];
        }

        var query = ReadQuery(http.Query, options, now, errors);
        var since = ReadSince(http.Query, options, errors);
        var scope = query.Narrow(wishes.Scope(streams.Length == 0 ? [StreamName.All] : streams));
        return errors.Count > 0 ? (null, errors) : (new SseRequest(scope, wishes.Filter(query), ReadLastEventId(http), since), errors);
    }

    /// <summary>The header wins: a browser that reconnects sends it, while the query still says where the page began.</summary>
    private static string? ReadLastEventId(HttpRequest http)
    {
        string?[] candidates =
            [http.Headers["Last-Event-ID"], http.Query["lastEventId"], http.Query["last_event_id"]];
        return candidates.FirstOrDefault(id => !string.IsNullOrEmpty(id));
    }

    private static SearchQuery ReadQuery(
        IQueryCollection http, SseOptions options, DateTimeOffset now, Dictionary<string, string[]> errors)
    {
        var severity = Severity.Debug;
        if (http.TryGetValue("severity", out var name) && !SeverityNames.TryParse(name, out severity))
        {
            errors["severity"] = [$"Must be one of {string.Join(", ", SeverityNames.All.Select(one => one.Name))}."];
        }

        foreach (var parameter in (string[])["tag", "q"])
        {
            if (http[parameter].ToString().Length > options.MaxFilterLength)
            {
                errors[parameter] = [$"Must be at most {options.MaxFilterLength} characters long."];
            }
        }

        if (errors.ContainsKey("q"))
        {
            return SearchQuery.Everything;
        }

        var query = SearchQuery.TryRead(http["q"], severity, NullIfEmpty(http["tag"]), now, out var error);
        if (error is not null)
        {
            errors["q"] = [error];
        }
        else if (query!.Content.Terms.Count > options.MaxFilterTerms)
        {
            errors["q"] = [$"Must be at most {options.MaxFilterTerms} words, phrases and conditions."];
        }

        return query ?? SearchQuery.Everything;
    }

    private static Since ReadSince(IQueryCollection query, SseOptions options, Dictionary<string, string[]> errors)
    {
        var since = Since.Now;
        if (query.TryGetValue("since", out var text) && !Since.TryParse(text, out since))
        {
            errors["since"] = ["Must be an event id, a duration such as 90s, 15m, 2h or 7d, or 'all'."];
        }

        if (query.TryGetValue("last", out var last))
        {
            if (int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= options.MaxLast)
            {
                return since with { Last = count };
            }

            errors["last"] = [$"Must be a number from 0 to {options.MaxLast}."];
        }

        return since;
    }

    private static bool IsReadable(string name) =>
        name == StreamName.All || StreamName.IsValid(name) || StreamName.IsReserved(name);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Shorten(string text) => text.Length <= 64 ? text : text[..64] + "…";
}
