using System.Globalization;
using Dashboard.Client.Contracts;
using Dashboard.Client.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.History;

/// <summary>The log, as far back as it goes: searched, jumped into, exported. Its address says all that it shows.</summary>
public sealed partial class HistoryScreen : IAsyncDisposable
{
    private const string Module = "./History/HistoryScreen.razor.js";

    /// <summary>What the box of a time shows.</summary>
    private const string LocalFormat = "yyyy-MM-dd'T'HH:mm";

    private readonly CancellationTokenSource _left = new();
    private HistoryFilter _filter = new("", null);
    private HistoryRows _rows = null!;
    private IReadOnlyList<string> _streams = [];
    private Heat? _heat;
    private string? _heatTrouble;
    private string? _heatOf;
    private ElementReference _page;
    private DotNetObjectReference<HistoryScreen>? _self;
    private IJSObjectReference? _module;
    private bool _shown;

    [Inject]
    public required HistoryReader Reader { get; init; }

    [Inject]
    public required StreamsReader Streams { get; init; }

    [Inject]
    public required IServerAddress Server { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? QueryInAddress { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    public string? AtInAddress { get; set; }

    [CascadingParameter]
    private TimeZoneInfo? ViewersZone { get; set; }

    private TimeZoneInfo Zone => ViewersZone ?? TimeZoneInfo.Utc;

    private string? AtLocal =>
        _filter.At is { } at ? TimeZoneInfo.ConvertTime(at, Zone).ToString(LocalFormat, CultureInfo.InvariantCulture) : null;

    private string Outcome
    {
        get
        {
            var before = _filter.At is { } at
                ? $" before {TimeZoneInfo.ConvertTime(at, Zone).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)}"
                : "";
            return (_rows.Count, _rows.HasMore) switch
            {
                (0, _) => _rows.IsReading ? "Searching…" : $"Nothing{before}",
                (1, false) => $"1 notification{before}",
                ({ } count, var more) => $"{(more ? "The newest " : "")}{count.ToString("N0", CultureInfo.InvariantCulture)} notifications{before}",
            };
        }
    }

    private string Reached => _rows.Lines is [.., { Notification: { } last }]
        ? $"; what was found so far reaches back to {TimeZoneInfo.ConvertTime(last.PublishedAt, Zone).ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)}"
        : "";

    /// <summary>Called by the module when the end of the list comes into view.</summary>
    [JSInvokable]
    public async Task EndInView()
    {
        if (!_rows.Stopped && _rows.Trouble is null)
        {
            await ReadMoreAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Unfollow();
        await _left.CancelAsync();
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
            // The browser is gone, and its observers with it.
        }

        _self?.Dispose();
        _left.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _rows = new HistoryRows(Reader);
        _cursor = new HistoryCursor(_rows);
        _address = Navigation.Uri;
        Follow();
        try
        {
            _streams = [.. (await Streams.ReadAsync(_left.Token)).Select(stream => stream.Name)];
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // Names of streams are only suggested; the list itself says what the trouble is.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        _rows.In(Zone);
        if (_ownAddresses.Remove(Navigation.Uri))
        {
            return;
        }

        _address = Navigation.Uri;
        _selected = EventId.TryParse(SelectedInAddress, out _) ? SelectedInAddress : null;
        var filter = HistoryFilter.Of(QueryInAddress, AtInAddress);
        if (filter != _filter || !_shown)
        {
            (_filter, _shown) = (filter, true);
            await ShowAsync();
        }
        else
        {
            await ShowSelectedAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("initialize", _page, _self);
            await Preferences.ReadyAsync();
        }
        else if (_module is not null)
        {
            // The observer tells of changes only: an end that is in view and stays there is asked about again.
            await _module.InvokeVoidAsync("look", _page);
        }
    }

    private async Task ShowAsync()
    {
        // The list first: both are searches, and those wait for each other.
        _rows.Show(_filter);
        await ReadMoreAsync();
        await ShowSelectedAsync();
        await ReadHeatAsync();
    }

    private async Task ReadMoreAsync()
    {
        var reading = _rows.ReadMoreAsync(_left.Token);
        StateHasChanged();
        await reading;
        if (!_left.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private async Task ReadHeatAsync()
    {
        var query = _filter.AnyTime;
        if (query == _heatOf)
        {
            return;
        }

        _heatOf = query;
        Heat? heat = null;
        try
        {
            heat = await Reader.ReadHeatAsync(query, _left.Token);
        }
        catch (Exception failure) when (failure is HistoryRefusedException or HttpRequestException or OperationCanceledException)
        {
            // The list says what the trouble is; the strip only that it has nothing to show.
        }

        if (query == _heatOf && !_left.IsCancellationRequested)
        {
            (_heat, _heatOf) = (heat, heat is null ? null : query);
            _heatTrouble = heat is null ? "The last 24 hours could not be counted." : null;
            StateHasChanged();
        }
    }
}
