using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dashboard.Client.Live;

/// <summary>
/// What is being published, as it is published. Step 7 of 7 on a notification's way: it is shown, at most ten times a
/// second, from the feed that all viewers share.
/// </summary>
public sealed partial class LivePage : IDisposable
{
    private readonly List<FeedEvent> _taken = [];
    private LiveList _list = new(1);
    private FeedLease? _lease;
    private Ticker? _ticker;
    private NotificationList? _rows;
    private long _sequence;

    [Inject]
    public required FeedHub Feeds { get; init; }

    [Inject]
    public required IServerAddress Server { get; init; }

    [Inject]
    public required StreamsReader StreamsReader { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IOptions<LiveOptions> Options { get; init; }

    [Inject]
    public required IOptions<FeedOptions> FeedOptions { get; init; }

    [SupplyParameterFromQuery(Name = "stream")]
    public string? StreamInQuery { get; set; }

    [SupplyParameterFromQuery(Name = "severity")]
    public string? SeverityInQuery { get; set; }

    /// <summary>The feed as it was when its events were taken: one rendering shows one state.</summary>
    private FeedSnapshot? Snapshot { get; set; }

    private FeedState State { get; set; } = FeedState.Connecting;

    private string SilentFor => Snapshot?.Silence(Time) is { TotalSeconds: >= 1 } silence ? $" for {Durations.Age(silence)}" : "";

    private string PublishExample => $"curl -d \"disk full on db1\" {Server.Direct}api/streams/ops/notifications";

    public void Dispose()
    {
        if (_lease is { } lease && _ticker is { } ticker)
        {
            lease.Feed.Changed -= ticker.Changed;
        }

        _ticker?.Dispose();
        _lease?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _list = new LiveList(Options.Value.MaxRows);
        _lease = Feeds.Open(new FeedKey(new Uri(Server.Direct, $"/sse?last={Options.Value.Last}")));
        _ticker = new Ticker(Time, () => InvokeAsync(Refresh));
        _lease.Feed.Changed += _ticker.Changed;
        try
        {
            _list.Take(await StreamsReader.ReadAsync(CancellationToken.None));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // The feed tells of the trouble, and names the streams as they are published to.
        }

        TakeEvents();
    }

    protected override void OnParametersSet() => _list.Show(new LiveFilter(
        string.IsNullOrEmpty(StreamInQuery) ? null : StreamInQuery,
        SeverityNames.TryParse(SeverityInQuery, out var severity) ? severity : Severity.Debug));

    private void Refresh()
    {
        TakeEvents();
        StateHasChanged();
    }

    private void TakeEvents()
    {
        _taken.Clear();
        Snapshot = _lease!.Feed.Snapshot;
        State = Snapshot.State(Time, FeedOptions.Value);
        var skipped = _lease.Feed.ReadAfter(_sequence, _taken);

        // Who joins late has missed nothing: the feed simply began before.
        var missed = _sequence == 0 ? 0 : skipped;
        if (_taken.Count > 0)
        {
            _sequence = _taken[^1].Sequence;
            _list.Take(_taken, missed);
        }
    }

    /// <summary>
    /// The state of the page lives in its address, so that it can be shared and survives a reload. It is shown before the
    /// browser has answered with the new address: a second choice that comes sooner has to start from it.
    /// </summary>
    private void Navigate(LiveFilter filter)
    {
        _list.Show(filter);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["stream"] = filter.Stream,
            ["severity"] = filter.AtLeast == Severity.Debug ? null : filter.AtLeast.WireName(),
        }));
    }

    private void Hold(bool held) => _list.Hold(held);

    private async Task GoToTopAsync()
    {
        _list.Hold(false);
        await _rows!.GoToTopAsync();
    }
}
