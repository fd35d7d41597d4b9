using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Diagnostics.Browser;

/// <summary>Carries what the browser sees to the diagnosis: a report every half second, never a call for each event.</summary>
public sealed partial class BrowserProbe : IAsyncDisposable
{
    private const string Module = "./Diagnostics/Browser/BrowserProbe.razor.js";

    private IJSObjectReference? _module;
    private IJSObjectReference? _reading;
    private DotNetObjectReference<BrowserProbe>? _self;

    [Inject]
    public required IJSRuntime Js { get; init; }

    /// <summary>The diagnosis that waits for this browser.</summary>
    [Parameter, EditorRequired]
    public required IBrowserRun Run { get; set; }

    /// <summary>Called by the module of this component.</summary>
    [JSInvokable]
    public void Report(BrowserReport report) => Run.Report(report);

    public async ValueTask DisposeAsync()
    {
        // One that is over, or was stopped, does not mind.
        Run.Leave();
        try
        {
            if (_reading is not null)
            {
                await _reading.InvokeVoidAsync("end");
                await _reading.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its connections with it.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            _reading = await _module.InvokeAsync<IJSObjectReference>("start", Run.Plan, _self);
        }
        catch (JSDisconnectedException)
        {
            // The page was left; the diagnosis ends when it is disposed of.
        }
    }
}
