using Dashboard.Client.Contracts;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Queries;

namespace Dashboard.Client.Live;

/// <summary>What the page shows, as its address says it: a link to it shows the same to everybody.</summary>
/// <param name="Query">The query.</param>
/// <param name="Selected">The id of the notification whose details are open; null for none.</param>
/// <param name="Grouping">What rows are put together by.</param>
/// <param name="Folds">Whether repeats are one row.</param>
/// <param name="ShowsHidden">Whether also what is snoozed or muted is shown.</param>
public sealed record LiveAddress(
    Query Query, string? Selected = null, Grouping Grouping = Grouping.None, bool Folds = true, bool ShowsHidden = false)
{
    /// <summary>The query as the address has it, where it cannot be understood; null where it can.</summary>
    public string? Misunderstood { get; init; }

    /// <summary>The least that is remembered of it: what the list depends on.</summary>
    public LiveFilter Filter => new(Query, ShowsHidden);

    /// <summary>Reads the parameters of an address. Those of earlier versions, a stream and a least severity, become part of the query.</summary>
    public static LiveAddress Read(Func<string, string?> parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var typed = parameter("q");
        var understood = Query.TryParse(typed, out var query, out _);
        if (parameter("stream") is { } stream && (StreamName.IsValid(stream) || StreamName.IsReserved(stream)))
        {
            query = query.With($"{QueryFields.Stream}:{stream}");
        }

        if (SeverityNames.TryParse(parameter("severity"), out var severity) && severity > Severity.Debug)
        {
            query = query.With($"{QueryFields.Severity}>={severity.WireName()}");
        }

        return new LiveAddress(
            query,
            parameter("selected") is { Length: > 0 and <= EventId.MaxLength } selected ? selected : null,
            Enum.TryParse<Grouping>(parameter("group"), ignoreCase: true, out var grouping) && Enum.IsDefined(grouping) ? grouping : Grouping.None,
            parameter("fold") != "off",
            parameter("hidden") == "show")
        {
            Misunderstood = understood ? null : typed,
        };
    }

    /// <summary>The parameters of the address; null for those that say what is so anyway.</summary>
    public IReadOnlyDictionary<string, object?> ToParameters() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["q"] = Query.IsEmpty ? null : Query.Text,
        ["selected"] = Selected,
        ["group"] = Grouping == Grouping.None ? null : Grouping.ToString().ToLowerInvariant(),
        ["fold"] = Folds ? null : "off",
        ["hidden"] = ShowsHidden ? "show" : null,
        ["stream"] = null,
        ["severity"] = null,
    };
}
