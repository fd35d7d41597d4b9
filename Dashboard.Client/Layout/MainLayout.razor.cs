using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Layout;

/// <summary>The frame of every page: the bar, the rail of pages, and the colour scheme.</summary>
public sealed partial class MainLayout : IDisposable
{
    private const string Module = "./Layout/MainLayout.razor.js";

    private DotNetObjectReference<MainLayout>? _self;
    private bool _dark;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [CascadingParameter]
    public SchemeAtStart? AtStart { get; set; }

    /// <summary>Called by <c>scheme.js</c> when the person or the system changes the scheme.</summary>
    [JSInvokable]
    public Task SchemeChanged(bool dark) => InvokeAsync(() =>
    {
        _dark = dark;
        StateHasChanged();
    });

    public void Dispose() => _self?.Dispose();

    protected override void OnInitialized() => _dark = AtStart?.Dark ?? false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("dashboardScheme.listen", _self);
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            _zone = ZoneOf(await module.InvokeAsync<string?>("timeZone"));
            await SchemeChanged(await Js.InvokeAsync<bool>("dashboardScheme.isDark"));
        }
    }

    /// <summary>A zone that this server does not know is shown in UTC, which the offset beside each time says.</summary>
    private static TimeZoneInfo ZoneOf(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}
