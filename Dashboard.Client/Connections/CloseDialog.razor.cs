using Dashboard.Client.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Connections;

/// <summary>A dialog of the browser itself: it holds the focus, and Escape leaves it.</summary>
public sealed partial class CloseDialog : IAsyncDisposable
{
    private const string Module = "./Connections/CloseDialog.razor.js";

    private ElementReference _element;
    private IJSObjectReference? _module;
    private ConnectionSummary? _connection;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>Called with the connection, once it is to be closed.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<ConnectionSummary> OnConfirmed { get; set; }

    /// <summary>Asks about a connection.</summary>
    public async Task OpenAsync(ConnectionSummary connection)
    {
        _connection = connection;
        StateHasChanged();
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", Module);
        await _module.InvokeVoidAsync("open", _element);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the dialog with it.
        }
    }

    private async Task LeaveAsync() => await _module!.InvokeVoidAsync("close", _element);

    private async Task ConfirmAsync()
    {
        await LeaveAsync();
        await OnConfirmed.InvokeAsync(_connection!);
    }
}
