using Dashboard.Client.Live.Rows;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace Dashboard.Client.Live;

/// <summary>The lines of the live list, and whether the reader has left its top.</summary>
public sealed partial class NotificationList : IAsyncDisposable
{
    /// <summary>Shown until the browser has said how many lines it has room for: as many as a tall screen shows.</summary>
    private const int FirstLines = 50;

    private const string Module = "./Live/NotificationList.razor.js";

    private readonly ItemsProviderDelegate<LiveLine> _read;
    private ElementReference _scroller;
    private Virtualize<LiveLine>? _virtualize;
    private DotNetObjectReference<NotificationList>? _self;
    private IJSObjectReference? _module;
    private bool _isVirtualized;

    public NotificationList() => _read = Read;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>What the viewer sees.</summary>
    [Parameter, EditorRequired]
    public required LiveView View { get; set; }

    /// <summary>Shown where there are no lines.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment Empty { get; set; }

    /// <summary>Called when the reader leaves the top of the list (true) or comes back to it (false).</summary>
    [Parameter, EditorRequired]
    public required EventCallback<bool> AwayChanged { get; set; }

    /// <summary>The height of a row in pixels, before the browser has measured one.</summary>
    [Parameter]
    public float RowHeight { get; set; } = 32;

    /// <summary>Called when a row is clicked.</summary>
    [Parameter]
    public EventCallback<LiveLine> Clicked { get; set; }

    /// <summary>Called when what is missing at a notice is to be read.</summary>
    [Parameter]
    public EventCallback<LiveRow> Load { get; set; }

    private LiveLines Lines => View.List.Shown.Lines;

    private string? ActiveId => View.Cursor.At is { Row.Notice: null } line && Lines.IndexOf(line) >= 0 ? line.ElementId : null;

    private string NameOfNone => View.Address.Grouping switch
    {
        Grouping.Source => "No source",
        Grouping.Key => "No key",
        Grouping.Tag => "No tags",
        _ => "Other",
    };

    /// <summary>Called by the module when the top is left or reached.</summary>
    [JSInvokable]
    public Task TopLeft(bool left) => AwayChanged.InvokeAsync(left);

    /// <summary>Scrolls to the newest row.</summary>
    public async Task GoToTopAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("goToTop", _scroller);
        }
    }

    /// <summary>Scrolls as little as shows a line.</summary>
    /// <param name="index">The line, from 0 at the top.</param>
    public async Task RevealAsync(int index)
    {
        if (_module is not null && index >= 0)
        {
            await _module.InvokeVoidAsync("reveal", _scroller, index);
        }
    }

    /// <summary>Puts the focus on the list.</summary>
    public async Task FocusAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("focus", _scroller);
        }
    }

    /// <summary>How many lines are in view.</summary>
    public async Task<int> PageAsync() => _module is null ? 1 : await _module.InvokeAsync<int>("page", _scroller);

    /// <inheritdoc />
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

    /// <summary>The lines come from memory, so the reading ends at once and the rendering that follows has them.</summary>
    protected override Task OnParametersSetAsync()
    {
        _isVirtualized &= Lines.Count > 0;
        return _virtualize?.RefreshDataAsync() ?? Task.CompletedTask;
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

    private ValueTask<ItemsProviderResult<LiveLine>> Read(ItemsProviderRequest request)
    {
        if (!_isVirtualized && request.Count > 0)
        {
            _isVirtualized = true;
            _ = RemoveFirstLinesAsync();
        }

        return ValueTask.FromResult(new ItemsProviderResult<LiveLine>(Lines.Slice(request.StartIndex, request.Count), Lines.Count));
    }

    /// <summary>After the rendering that puts the same lines in their place, so that the list is never empty between the two.</summary>
    private async Task RemoveFirstLinesAsync()
    {
        await Task.Yield();
        StateHasChanged();
    }

    private Task ChangedAsync()
    {
        StateHasChanged();
        return _virtualize?.RefreshDataAsync() ?? Task.CompletedTask;
    }

    private Task GroupToggled(RowGroup group)
    {
        group.Collapsed = !group.Collapsed;
        return ChangedAsync();
    }

    private Task GroupMarked(RowGroup group)
    {
        View.Mark(group);
        return AwayChanged.InvokeAsync(View.Away);
    }

    private Task RowMarked(LiveRow row)
    {
        View.Mark(row);
        return AwayChanged.InvokeAsync(View.Away);
    }

    private Task UnfoldToggled(LiveRow row)
    {
        row.Unfold(!row.Unfolded);
        return ChangedAsync();
    }
}
