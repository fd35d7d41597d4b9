using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;
using Dashboard.Client.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Details;

/// <summary>
/// One notification with all that is known about it. On the phone it is a sheet over the list, and takes the focus; beside a
/// list the focus stays where the reader is. Escape closes it, and the focus goes back to where it came from.
/// </summary>
public sealed partial class DetailsPane : IAsyncDisposable
{
    private const string Module = "./Details/DetailsPane.razor.js";

    private ElementReference _element;
    private IJSObjectReference? _module;
    private IDisposable? _escape;
    private Notification[] _alone = [];
    private string? _shown;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required KeyMap Keys { get; init; }

    [Inject]
    public required OperationActions Actions { get; init; }

    /// <summary>The notification.</summary>
    [Parameter, EditorRequired]
    public required Notification Notification { get; set; }

    /// <summary>What people have done with it; see <see cref="OperationsBoard.StateOf"/>.</summary>
    [Parameter, EditorRequired]
    public required NotificationState NotificationState { get; set; }

    /// <summary>Under which name the reader acts; blank asks for one.</summary>
    [Parameter, EditorRequired]
    public required string? PersonName { get; set; }

    /// <summary>Called when the reader closes it.</summary>
    [Parameter, EditorRequired]
    public required EventCallback OnClose { get; set; }

    /// <summary>Called with another notification of the same condition, to show it.</summary>
    [Parameter]
    public EventCallback<Notification> OnSelected { get; set; }

    public async ValueTask DisposeAsync()
    {
        _escape?.Dispose();
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
            // The browser is gone, and the focus with it.
        }
    }

    protected override void OnInitialized() => _escape = Keys.Register("Escape", "Close the details", () => OnClose.InvokeAsync());

    protected override void OnParametersSet()
    {
        if (_alone is not [var one] || one != Notification)
        {
            _alone = [Notification];
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("initialize", _element);
        }
        else if (_shown != Notification.Id && _module is not null)
        {
            await _module.InvokeVoidAsync("toTop", _element);
        }

        _shown = Notification.Id;
    }
}
