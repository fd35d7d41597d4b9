using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.History;

/// <summary>Saves what a query finds as a file, and says how far it is.</summary>
public sealed partial class ExportButton : IAsyncDisposable
{
    private const string Module = "./History/ExportButton.razor.js";

    private ElementReference _root;
    private DotNetObjectReference<ExportButton>? _self;
    private IJSObjectReference? _module;
    private ExportProgress? _progress;
    private string _format = "csv";

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>The query of what is exported.</summary>
    [Parameter, EditorRequired]
    public required string Query { get; set; }

    /// <summary>Called by the module a few times a second, and at the end.</summary>
    [JSInvokable]
    public void Progressed(ExportProgress progress)
    {
        _progress = progress;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("cancel", _root);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the export with it.
        }

        _self?.Dispose();
    }

    private static string Amount(ExportProgress progress) => string.Create(
        CultureInfo.InvariantCulture, $"{progress.Rows:N0} {(progress.Rows == 1 ? "row" : "rows")}, {progress.Bytes / 1_000_000.0:N1} MB");

    private static string InWords(ExportProgress over) => over.State switch
    {
        "saved" => $"Saved: {Amount(over)}.",
        "cut" => $"Saved: {Amount(over)}. That is not all; the end of the file says where to go on.",
        "cancelled" => "Cancelled; nothing was saved.",
        _ => $"The export failed. {over.Detail}",
    };

    private async Task StartAsync()
    {
        _self ??= DotNetObjectReference.Create(this);
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", Module);
        _progress = new ExportProgress("running", 0, 0, null);
        var address = $"api/notifications/export?format={_format}&q={Uri.EscapeDataString(Query)}";
        await _module.InvokeVoidAsync("start", _root, _self, address);
    }

    private async Task CancelAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("cancel", _root);
        }
    }
}
