using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Layout;

/// <summary>
/// Carries the signal to the title and the icon of the browser's tab: the first change at once, and under a flood the
/// newest state once a second, because nobody can read more from a tab, and each change costs the browser a new icon.
/// </summary>
public sealed partial class TabSignalView : IAsyncDisposable
{
    private const string Module = "./Layout/TabSignalView.razor.js";

    private static readonly TimeSpan s_atMostEvery = TimeSpan.FromSeconds(1);

    private IJSObjectReference? _module;
    private ITimer? _timer;
    private long? _toldAt;
    private bool _waits;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required TabSignal Signal { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    public async ValueTask DisposeAsync()
    {
        Signal.Changed -= Tell;
        _timer?.Dispose();
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("dispose");
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its tab with it.
        }
    }

    protected override void OnInitialized()
    {
        _timer = Time.CreateTimer(_ => _ = InvokeAsync(ShowAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Signal.Changed += Tell;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await ShowAsync();
        }
    }

    private void Tell() => _ = InvokeAsync(async () =>
    {
        if (_waits)
        {
            return;
        }

        var wait = _toldAt is { } at ? s_atMostEvery - Time.GetElapsedTime(at) : TimeSpan.Zero;
        if (wait <= TimeSpan.Zero)
        {
            await ShowAsync();
            return;
        }

        _waits = true;
        _timer?.Change(wait, Timeout.InfiniteTimeSpan);
    });

    private async Task ShowAsync()
    {
        _waits = false;
        if (_module is null)
        {
            // The first rendering tells what has changed until then.
            return;
        }

        _toldAt = Time.GetTimestamp();
        try
        {
            await _module.InvokeVoidAsync("show", Signal.Count, Signal.State?.CssName());
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its tab with it.
        }
    }
}
