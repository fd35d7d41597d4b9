using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Layout;

/// <summary>
/// A button that copies a text. The browser does it without asking the server first, because it lets a page write to the
/// clipboard only while it handles the press.
/// </summary>
public sealed partial class CopyButton : IAsyncDisposable
{
    private const string Module = "./Layout/CopyButton.razor.js";

    private static readonly TimeSpan s_told = TimeSpan.FromSeconds(3);

    private ElementReference _button;
    private IJSObjectReference? _module;
    private DotNetObjectReference<CopyButton>? _self;
    private ITimer? _timer;
    private bool? _copied;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>What is copied.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What stands on the button.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What is said once it is copied.</summary>
    [Parameter, EditorRequired]
    public required string Told { get; set; }

    private string? Outcome => _copied switch
    {
        true => Told,
        false => "The browser did not let it be copied: mark the text and copy it yourself.",
        null => null,
    };

    /// <summary>Called by the module of this component after a press.</summary>
    [JSInvokable]
    public Task Tell(bool copied) => InvokeAsync(() =>
    {
        _copied = copied;
        _timer?.Dispose();
        _timer = copied ? Time.CreateTimer(_ => _ = InvokeAsync(Forget), null, s_told, Timeout.InfiniteTimeSpan) : null;
        StateHasChanged();
    });

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        try
        {
            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the button with it.
        }

        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("initialize", _button, _self);
        }
    }

    private void Forget()
    {
        _copied = null;
        StateHasChanged();
    }
}
