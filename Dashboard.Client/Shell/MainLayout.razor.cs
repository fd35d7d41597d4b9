using Dashboard.Client.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace Dashboard.Client.Shell;

/// <summary>The frame of every page: the bar, the rail of pages, the keys that lead to them, and the colour scheme.</summary>
public sealed partial class MainLayout : IDisposable
{
    private const string Module = "./Shell/MainLayout.razor.js";

    private readonly List<IDisposable> _keys = [];
    private DotNetObjectReference<MainLayout>? _self;
    private bool _dark;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required KeyMap Keys { get; init; }

    [CascadingParameter]
    public SchemeAtStart? AtStart { get; set; }

    /// <summary>A screen on the wall has nobody who could use the bar or the rail.</summary>
    private bool IsWall
    {
        get
        {
            var address = Navigation.ToAbsoluteUri(Navigation.Uri);
            return address.AbsolutePath == "/" && QueryHelpers.ParseQuery(address.Query).ContainsKey("wall");
        }
    }

    /// <summary>Called by <c>scheme.js</c> when the person or the system changes the scheme.</summary>
    [JSInvokable]
    public Task SchemeChanged(bool dark) => InvokeAsync(() =>
    {
        _dark = dark;
        StateHasChanged();
    });

    public void Dispose()
    {
        Navigation.LocationChanged -= Render;
        _keys.ForEach(key => key.Dispose());
        _self?.Dispose();
    }

    protected override void OnInitialized()
    {
        _dark = AtStart?.Dark ?? false;
        Navigation.LocationChanged += Render;
        foreach (var page in RailPage.All.Append(RailPage.Wall))
        {
            _keys.Add(Keys.Register($"g {page.Key}", page.Name, () => GoAsync(page.Address), KeyGroup.Go));
        }
    }

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

    private Task GoAsync(string address)
    {
        Navigation.NavigateTo(address);
        return Task.CompletedTask;
    }

    private void Render(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);
}
