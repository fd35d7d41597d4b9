using Dashboard.Client.Contracts;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Queries;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Live;

/// <summary>What is asked for, and how it is put together.</summary>
public sealed partial class LiveToolbar
{
    private static readonly (string Value, string Words)[] s_ranges =
        [("", "All times"), ("15m", "15 minutes"), ("1h", "1 hour"), ("4h", "4 hours"), ("24h", "24 hours")];

    private QueryBox? _box;

    /// <summary>What the viewer sees.</summary>
    [Parameter, EditorRequired]
    public required LiveView View { get; set; }

    /// <summary>The query that was typed and is not applied yet; null where there is none.</summary>
    [Parameter, EditorRequired]
    public required Query? Typed { get; set; }

    /// <summary>The values in use, for suggestions.</summary>
    [Parameter, EditorRequired]
    public required Func<QueryVocabulary> Words { get; set; }

    /// <summary>Called with a query as it is typed.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<Query> QueryTyped { get; set; }

    /// <summary>Called when the person goes on from the query to the list.</summary>
    [Parameter, EditorRequired]
    public required EventCallback QueryLeft { get; set; }

    /// <summary>Called with another choice.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<LiveAddress> AddressChanged { get; set; }

    /// <summary>Called when the list is to be frozen, or to go on.</summary>
    [Parameter, EditorRequired]
    public required EventCallback PauseToggled { get; set; }

    private string Range => View.Address.Query.Terms.OfType<TimeTerm>()
        .FirstOrDefault(term => term is { Name: QueryFields.Since, Negated: false })?.Time.Typed ?? "";

    /// <summary>Goes to the query.</summary>
    public Task FocusQueryAsync() => _box?.FocusAsync() ?? Task.CompletedTask;

    private Task ToggleSeverity(Severity severity) => Choose(SeverityChoice.Toggle(View.Address.Query, severity));

    private Task ChooseRange(ChangeEventArgs chosen) => chosen.Value is string { Length: > 0 } range
        ? Choose(View.Address.Query.With($"{QueryFields.Since}:{range}"))
        : Choose(View.Address.Query.Without(QueryFields.Since));

    private Task ChooseGrouping(ChangeEventArgs chosen) => Enum.TryParse<Grouping>(chosen.Value as string, out var grouping)
        ? AddressChanged.InvokeAsync(View.Address with { Grouping = grouping })
        : Task.CompletedTask;

    private Task Choose(Query query) => AddressChanged.InvokeAsync(View.Address with { Query = query, Misunderstood = null });
}
