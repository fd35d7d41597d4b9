using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Layout;

/// <summary>Hears the keys of the whole page. The browser asks the server only for keys that do something.</summary>
public sealed partial class KeyListener : IAsyncDisposable
{
    private const string Module = "./Layout/KeyListener.razor.js";

    private ElementReference _list;
    private IDisposable? _help;
    private DotNetObjectReference<KeyListener>? _self;
    private IJSObjectReference? _module;

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required KeyMap Keys { get; init; }

    private IEnumerable<(KeyGroup Group, string Words, IReadOnlyList<IReadOnlyList<string>> Keys)> Lines => Keys.Bindings
        .GroupBy(binding => (binding.Group, binding.Words))
        .Select(line => (line.Key.Group, line.Key.Words, (IReadOnlyList<IReadOnlyList<string>>)[.. line.Select(binding => binding.Caps)]));

    /// <summary>Called by the module with keys that do something.</summary>
    [JSInvokable]
    public Task Pressed(string keys) => Keys.PressAsync(keys);

    public async ValueTask DisposeAsync()
    {
        Keys.Changed -= Tell;
        _help?.Dispose();
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
            // The browser is gone, and its listeners with it.
        }

        _self?.Dispose();
    }

    protected override void OnInitialized()
    {
        _help = Keys.Register("?", "Show the keys", OpenAsync, KeyGroup.Everywhere);
        Keys.Changed += Tell;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
            await _module.InvokeVoidAsync("initialize", _self);
        }

        if (_module is not null)
        {
            await _module.InvokeVoidAsync("handle", Keys.Bindings.Select(binding => binding.Keys));
        }
    }

    private static string Title(KeyGroup group) => group switch
    {
        KeyGroup.Page => "On this page",
        KeyGroup.Go => "Go to",
        _ => "Everywhere",
    };

    /// <summary>Rendering also tells the browser; a page that leaves and one that comes make one rendering.</summary>
    private void Tell() => _ = InvokeAsync(StateHasChanged);

    private async Task OpenAsync() => await _module!.InvokeVoidAsync("open", _list);

    private async Task CloseAsync() => await _module!.InvokeVoidAsync("close", _list);
}
