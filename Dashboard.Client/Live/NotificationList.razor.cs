using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Live;

/// <summary>The rows of the live list, and whether the reader has left its top.</summary>
public sealed partial class NotificationList : IAsyncDisposable
{
    private const string Module = "./Live/NotificationList.razor.js";

    /// <summary>The height of a row in pixels, before the browser has measured one.</summary>
    private const float RowHeight = 36;

    private ElementReference _scroller;
    private DotNetObjectReference<NotificationList>? _self;
    private IJSObjectReference? _module;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>The rows, newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<LiveRow> Rows { get; set; }

    /// <summary>Shown where there are no rows.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Empty { get; set; }

    /// <summary>Called when the reader leaves the top of the list (true) or comes back to it (false).</summary>
    [Parameter, EditorRequired]
    public required EventCallback<bool> HeldChanged { get; set; }

    private ICollection<LiveRow> AsCollection => Rows as ICollection<LiveRow> ?? [.. Rows];

    /// <summary>Called by the module when the top is left or reached.</summary>
    [JSInvokable]
    public Task TopLeft(bool left) => HeldChanged.InvokeAsync(left);

    /// <summary>Scrolls to the newest row.</summary>
    public async Task GoToTopAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("goToTop", _scroller);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("dispose", _scroller);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("initialize", _scroller, _self);
        }
    }
}
