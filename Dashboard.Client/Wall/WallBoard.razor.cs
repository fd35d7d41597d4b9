using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Queries;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dashboard.Client.Wall;

/// <summary>The screen for the wall: what is wrong or that nothing is, the streams, and the path, in turn.</summary>
public sealed partial class WallBoard : IDisposable
{
    private static readonly Severity[] s_counted = [Severity.Critical, Severity.Error, Severity.Warning];

    private static readonly TimeSpan s_streamsEvery = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stop = new();
    private CancellationToken _stopping;
    private WallTurns _turns = new(WallTurns.Usual);
    private IReadOnlyList<WallPicture> _pictures = [WallPicture.Problems];
    private IReadOnlyList<WallProblem> _open = [];
    private IReadOnlyList<StreamSummary> _streams = [];
    private WallPicture _picture;
    private (int X, int Y) _offset;
    private FeedState _state = FeedState.Connecting;
    private TimeSpan? _silence;
    private FeedLease? _lease;
    private WallFeed? _feed;
    private IDisposable? _shown;
    private IDisposable? _leave;
    private Ticker? _ticker;
    private long _startedAt;
    private long? _streamsAt;
    private int _handled;
    private bool _taking;

    [Inject]
    public required FeedHub Feeds { get; init; }

    [Inject]
    public required WallSources Sources { get; init; }

    [Inject]
    public required IPathWatch Watch { get; init; }

    [Inject]
    public required IQueryContexts Contexts { get; init; }

    [Inject]
    public required IOptions<FeedOptions> Options { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required KeyMap Keys { get; init; }

    [Inject]
    public required OpenFeeds OpenFeeds { get; init; }

    [Inject]
    public required TabSignal Tab { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>How many seconds each picture stays; see <see cref="WallTurns.Parse"/>.</summary>
    [SupplyParameterFromQuery(Name = "wall")]
    public string? Seconds { get; set; }

    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>What the tab says beside the number of what is wrong; what may be out of date is not called clear.</summary>
    private string Title => _feed?.Problems is not null && _open.Count == 0 && _state is not (FeedState.Stale or FeedState.Gone)
        ? "All clear · Wall · Dashboard"
        : "Wall · Dashboard";

    /// <summary>What colours the whole wall, so that it is seen from the corner of an eye.</summary>
    private string Trouble => _state is FeedState.Stale or FeedState.Gone ? "stale" : _open is [{ Latest.Severity: var worst }, ..] ? worst.WireName() : "none";

    private string ClearSince => _feed!.Problems!.ClearSince(Time.GetUtcNow()) is { } since
        ? $"nothing new since {Local(since):HH:mm}, for {Durations.Age(Time.GetUtcNow() - since)}"
        : "no error in the last 6 h";

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _leave?.Dispose();
        _shown?.Dispose();
        if (_lease is { } lease && _ticker is { } ticker)
        {
            lease.Feed.Changed -= ticker.Changed;
        }

        _ticker?.Dispose();
        _lease?.Dispose();
        Tab.SetUnread(null);
    }

    protected override void OnInitialized()
    {
        _stopping = _stop.Token;
        _startedAt = Time.GetTimestamp();
        _leave = Keys.Register("Escape", "Leave the wall", LeaveAsync);
        _lease = Feeds.Open(new FeedKey(new Uri(Sources.Server.Direct, "/sse?last=0")));
        _feed = new WallFeed(Sources.History, _lease.Feed, Time);
        _shown = OpenFeeds.Show("Wall", _lease.Feed);
        _ticker = new Ticker(Time, () => InvokeAsync(RefreshAsync));
        _lease.Feed.Changed += _ticker.Changed;
    }

    protected override void OnParametersSet() => _turns = WallTurns.Parse(Seconds);

    protected override Task OnInitializedAsync() => RefreshAsync();

    private async Task RefreshAsync()
    {
        // What has begun to read goes on; the next second looks again.
        if (_taking)
        {
            return;
        }

        _taking = true;
        try
        {
            await _feed!.TakeAsync(_stopping);
            await ReadStreamsAsync();
        }
        finally
        {
            _taking = false;
        }

        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        var (now, elapsed) = (Time.GetUtcNow(), Time.GetElapsedTime(_startedAt));
        var snapshot = _lease!.Feed.Snapshot;
        (_state, _silence) = (snapshot.State(Time, Options.Value), snapshot.Silence(Time));
        _open = _feed.Problems?.Open(Contexts, now, out _handled) ?? [];
        Tab.SetUnread(_open.Count);
        _pictures = WallTurns.Pictures(Watch.Current);
        _picture = _turns.At(elapsed, _pictures);
        _offset = WallTurns.Offset(elapsed);
        StateHasChanged();
    }

    private async Task ReadStreamsAsync()
    {
        if (_streamsAt is { } at && Time.GetElapsedTime(at) < s_streamsEvery)
        {
            return;
        }

        _streamsAt = Time.GetTimestamp();
        try
        {
            _streams = await Sources.Streams.ReadAsync(_stopping);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // The state of the feed tells that the server is away; the streams are as they were.
        }
    }

    private DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone ?? TimeZoneInfo.Utc);

    private Task LeaveAsync()
    {
        Navigation.NavigateTo("/");
        return Task.CompletedTask;
    }
}
