using Dashboard.Client.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Connections;

/// <summary>Who is connected, over which path, and how far behind; at most a second old.</summary>
public sealed partial class ConnectionsPage : IAsyncDisposable
{
    private const string Module = "./Connections/ConnectionsPage.razor.js";

    /// <summary>Further behind than this is behind, however fast it catches up: some screens of a lively stream.</summary>
    private const long FarBehind = 1_000;

    /// <summary>Snapshots are at most half a second old already.</summary>
    private static readonly TimeSpan s_every = TimeSpan.FromMilliseconds(500);

    private Dictionary<string, string?> _positionsBefore = [];
    private ConnectionsSnapshot _snapshot = new(0, [], new ConnectionTotals(0, 0, 0), new ConnectionTotals(0, 0, 0));
    private IReadOnlyList<ConnectionSummary> _shown = [];
    private ConnectionQuery _query = new("", ConnectionOrder.Since, false);
    private ConnectionRates _rates = null!;
    private CloseDialog? _dialog;
    private ElementReference _page;
    private IJSObjectReference? _module;
    private ITimer? _timer;
    private string? _closed;
    private (string? Text, string? Sort) _queryInAddress;

    [Inject]
    public required IConnections Connections { get; init; }

    [Inject]
    public required IServerAddress Server { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? TextInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? SortInQuery { get; set; }

    private string Everybody => _snapshot.Connections.Count == 1 ? "1 connection" : $"{_snapshot.Connections.Count:N0} connections";

    private string Outcome => _closed
        ?? (_query.Text.Length > 0 ? $"{_shown.Count:N0} of {Everybody}" : Everybody);

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("dispose", _page);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its timers with it.
        }
    }

    protected override void OnInitialized()
    {
        _rates = new ConnectionRates(Time);
        Take();
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(Refresh), null, s_every, s_every);
    }

    protected override void OnParametersSet()
    {
        // What is being typed stands in the address only once it is done, and must survive whatever else changes.
        if (_queryInAddress != (TextInQuery, SortInQuery))
        {
            _queryInAddress = (TextInQuery, SortInQuery);
            Show(ConnectionQuery.Parse(TextInQuery, SortInQuery));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("initialize", _page);
        }
    }

    private void Refresh()
    {
        Take();
        StateHasChanged();
    }

    private void Take()
    {
        var before = _snapshot;
        _snapshot = Connections.Current;
        if (!ReferenceEquals(before, _snapshot))
        {
            _positionsBefore = before.Connections.ToDictionary(one => one.Id, one => one.Position);
        }

        _rates.Take(_snapshot);
        _shown = _query.Apply(_snapshot.Connections);
    }

    /// <summary>On its way for a moment is everybody; behind is who stands still with more to come, or is far away.</summary>
    private bool IsBehind(ConnectionSummary one) => one.Lag > FarBehind
        || (one.Lag > 0 && _positionsBefore.TryGetValue(one.Id, out var before) && before == one.Position);

    private void Show(ConnectionQuery query)
    {
        _query = query;
        _closed = null;
        _shown = query.Apply(_snapshot.Connections);
    }

    private void Sort(ConnectionQuery query)
    {
        Show(query);
        Navigate();
    }

    private void ShowAll() => Sort(_query with { Text = "" });

    /// <summary>What is typed does not make a step back for every letter.</summary>
    private void Navigate() => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["q"] = _query.Text.Length > 0 ? _query.Text : null,
            ["sort"] = _query.Sort,
        }),
        replace: true);

    private Task Ask(ConnectionSummary connection) => _dialog!.OpenAsync(connection);

    private void Close(ConnectionSummary connection) =>
        _closed = Connections.Close(connection.Id)
            ? $"The connection of {connection.Address} was closed."
            : $"The connection of {connection.Address} had ended already.";
}
