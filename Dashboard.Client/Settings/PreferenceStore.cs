using Microsoft.JSInterop;

namespace Dashboard.Client.Settings;

/// <summary>
/// The person's preferences. They live in the browser's <c>localStorage</c>, so that every tab of this browser has the
/// same, and the server keeps nothing about people. One store a circuit; use it from the circuit's own thread.
/// </summary>
public sealed class PreferenceStore(IJSRuntime js) : IAsyncDisposable
{
    private const string Module = "./preferences.js";

    private const string Damaged =
        "The preferences kept in this browser were damaged. These are the ones of a new visitor; the damaged text is still in the browser's storage, under dashboard-preferences-damaged.";

    private const string TooLong =
        "There is more than a browser can be asked to keep. Remove some views or rules.";

    private DotNetObjectReference<PreferenceStore>? _self;
    private IJSObjectReference? _module;
    private Task? _ready;

    /// <summary>What the person has chosen; what a new visitor gets, until <see cref="ReadyAsync"/> has ended.</summary>
    public Preferences Current { get; private set; } = new();

    /// <summary>What is wrong with keeping preferences, in a sentence; null where nothing is.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether <see cref="Current"/> is what the browser keeps.</summary>
    public bool IsReady => _ready is { IsCompletedSuccessfully: true };

    /// <summary>Raised after <see cref="Current"/> or <see cref="Trouble"/> has changed, here or in another tab.</summary>
    public event Action? Changed;

    /// <summary>
    /// Waits until the browser has been asked, which the first caller does. Call it after the first rendering: before
    /// that there is no browser to ask.
    /// </summary>
    public Task ReadyAsync() => _ready is null or { IsFaulted: true } or { IsCanceled: true } ? _ready = ReadAsync() : _ready;

    /// <summary>Keeps the preferences in the browser; false, with <see cref="Trouble"/>, where it does not keep them longer than this page.</summary>
    public async Task<bool> SaveAsync(Preferences preferences)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        await ReadyAsync();
        Current = preferences.Bounded();
        var text = PreferenceText.Write(Current);
        Trouble = text is null ? TooLong : await _module!.InvokeAsync<string?>("write", text);
        Changed?.Invoke();
        return Trouble is null;
    }

    /// <summary>Changes what is there now: no other component's or tab's choice is lost in between.</summary>
    public async Task<bool> UpdateAsync(Func<Preferences, Preferences> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        await ReadyAsync();
        return await SaveAsync(change(Current));
    }

    /// <summary>Called by the module when another tab has kept something.</summary>
    [JSInvokable]
    public void KeptElsewhere(StoredText stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.Trouble is null && PreferenceText.TryRead(stored.Text, out var preferences))
        {
            (Current, Trouble) = (preferences, null);
            Changed?.Invoke();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("close");
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and its listeners with it.
        }

        _self?.Dispose();
    }

    private async Task ReadAsync()
    {
        _self ??= DotNetObjectReference.Create(this);
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", Module);
        var stored = await _module.InvokeAsync<StoredText?>("open", _self, PreferenceText.MaxBytes);
        var whole = PreferenceText.TryRead(stored?.Text, out var preferences);
        (Current, Trouble) = (preferences, stored?.Trouble);
        if (!whole)
        {
            await _module.InvokeVoidAsync("setAside");
            Trouble = Damaged;
        }

        Changed?.Invoke();
    }
}
