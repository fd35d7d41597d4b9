using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Layout;

/// <summary>The frame of every page: the bar, the rail of pages, and the colour scheme.</summary>
public sealed partial class MainLayout : IDisposable
{
    private DotNetObjectReference<MainLayout>? _self;
    private bool _dark;

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
            await SchemeChanged(await Js.InvokeAsync<bool>("dashboardScheme.isDark"));
        }
    }
}
