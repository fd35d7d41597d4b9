using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Client.Alerts;

/// <summary>
/// Follows everything that is published, whichever page is open, and calls for attention: a sound, a notification of the
/// desktop, the count in the tab while nobody can see the page.
/// </summary>
public sealed partial class AlertWatch : IAsyncDisposable
{
    private const string Module = "./alerts.js";

    private readonly List<FeedEvent> _taken = [];
    private DotNetObjectReference<AlertWatch>? _self;
    private IJSObjectReference? _module;
    private IDisposable? _shown;
    private FeedLease? _lease;
    private Ticker? _ticker;
    private AlertPace _pace = null!;
    private AlertJudge _judge = null!;
    private long _sequence;
    private int _unseen;
    private bool _soundWaits;

    [Inject]
    public required FeedHub Feeds { get; init; }

    [Inject]
    public required AlertSurroundings Around { get; init; }

    [Inject]
    public required PreferenceStore Preferences { get; init; }

    [Inject]
    public required IJSRuntime Js { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>Called by the module: whether sounds wait for the person to press something, as browsers want it.</summary>
    [JSInvokable]
    public void SoundWaits(bool waits)
    {
        _soundWaits = waits;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        Preferences.Changed -= Judge;
        Around.Attention.Changed -= Looked;
        if (_lease is { } lease && _ticker is { } ticker)
        {
            lease.Feed.Changed -= ticker.Changed;
        }

        _ticker?.Dispose();
        _shown?.Dispose();
        _lease?.Dispose();
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
            // The browser is gone, and its sounds with it.
        }

        _self?.Dispose();
    }

    protected override void OnInitialized()
    {
        _pace = new AlertPace(Time);
        _judge = new AlertJudge(Preferences.Current, Around.Contexts);
        Preferences.Changed += Judge;
        Around.Attention.Changed += Looked;
    }

    /// <summary>Only a page that is in a browser calls; what was published before it opened is no news.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _lease = Feeds.Open(new FeedKey(new Uri(Around.Server.Direct, "/sse?last=0")));
        _sequence = _lease.Feed.Snapshot.LastSequence;
        _shown = Around.Open.Show("Alerts", _lease.Feed);
        _ticker = new Ticker(Time, () => InvokeAsync(TakeAsync));
        _lease.Feed.Changed += _ticker.Changed;
        _self = DotNetObjectReference.Create(this);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", Module);
        await Preferences.ReadyAsync();
        await TellAsync();
    }

    private void Judge()
    {
        _judge = new AlertJudge(Preferences.Current, Around.Contexts);
        _ = InvokeAsync(TellAsync);
    }

    /// <summary>The browser has to know by itself what to do when the server cannot tell it any more.</summary>
    private async Task TellAsync()
    {
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("set", _self, Preferences.Current.Sound, Preferences.Current.Desktop);
        }
    }

    private void Looked()
    {
        if (Around.Attention.Visible)
        {
            Around.Tab.SetUnseen(_unseen = 0);
        }
    }

    private async Task TakeAsync()
    {
        _taken.Clear();
        _lease!.Feed.ReadAfter(_sequence, _taken);
        _sequence = _taken.Count > 0 ? _taken[^1].Sequence : _sequence;
        var now = Time.GetUtcNow();

        // While somebody looks at a page that may not call, nothing has to be read.
        if (_judge.CanCall || !Around.Attention.Visible)
        {
            foreach (var one in _taken)
            {
                if (one.Event.TryReadNotification() is { } notification && !_judge.IsHidden(notification, now))
                {
                    _unseen += Around.Attention.Visible ? 0 : 1;
                    _pace.Add(notification, _judge.Decide(notification, now, Zone ?? TimeZoneInfo.Utc));
                }
            }
        }

        Around.Tab.SetUnseen(_unseen);
        if (_pace.Take() is { } call && _module is not null)
        {
            await CallAsync(call);
        }
    }

    private async Task CallAsync(AlertCall call)
    {
        try
        {
            if (call.Sound is { } severity)
            {
                await _module!.InvokeVoidAsync("sound", severity.WireName());
            }

            foreach (var one in call.Desktop)
            {
                await _module!.InvokeVoidAsync("notify", DesktopNote.Of(one, call.Others));
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone: nobody is there to be called.
        }
    }
}
