using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Operations;
using Dashboard.Client.Queries;
using Dashboard.Client.Reading;
using Dashboard.Client.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dashboard.Client.Live;

/// <summary>
/// What is being published, as it is published. Step 7 of 7 on a notification's way: it is shown, at most ten times a
/// second, from the feed that all viewers share. Each viewer's query is applied here, to what that one feed has brought:
/// a second viewer costs no second subscription.
/// </summary>
public sealed partial class LivePage : IDisposable
{
    private readonly List<FeedEvent> _taken = [];
    private readonly SeenWords _words = new();
    private readonly HashSet<string> _ownAddresses = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _left = new();
    private readonly List<IDisposable> _keys = [];
    private LiveView _view = null!;
    private MissingReader _missing = null!;
    private FeedLease? _lease;
    private Ticker? _ticker;
    private NotificationList? _rows;
    private LiveToolbar? _toolbar;
    private Query? _typed;
    private string _address = "";
    private Notification? _opened;
    private IDisposable? _openFeed;
    private LiveNews _news = null!;
    private volatile bool _statesChanged;
    private bool _isWall;
    private bool _hasJoined;
    private long _sequence;

    [Inject]
    public required FeedHub Feeds { get; init; }

    [Inject]
    public required IServerAddress Server { get; init; }

    [Inject]
    public required StreamsReader StreamsReader { get; init; }

    [Inject]
    public required HistoryReader History { get; init; }

    [Inject]
    public required OperationsBoard Board { get; init; }

    [Inject]
    public required OperationActions Actions { get; init; }

    [Inject]
    public required PreferenceStore Preferences { get; init; }

    [Inject]
    public required LiveSurroundings Around { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IOptions<LiveOptions> Options { get; init; }

    [Inject]
    public required IOptions<FeedOptions> FeedOptions { get; init; }

    /// <summary>The streams as the log had them at the first sight of the page: the circuit need not ask again before it shows the list.</summary>
    [PersistentState(RestoreBehavior = RestoreBehavior.SkipLastSnapshot)]
    public IReadOnlyList<StreamSummary>? KnownStreams { get; set; }

    /// <summary>The feed as it was when its events were taken: one rendering shows one state.</summary>
    private FeedSnapshot? Snapshot { get; set; }

    private FeedState State { get; set; } = FeedState.Connecting;

    private string TroubledFor =>
        (State == FeedState.Gone ? Snapshot?.Outage(Time) : Snapshot?.Silence(Time)) is { TotalSeconds: >= 1 } time ? $" for {Durations.Age(time)}" : "";

    private IReadOnlyList<string> StreamsInQuery =>
        [.. _view.Address.Query.Terms.OfType<FieldTerm>().Where(term => term is { Name: QueryFields.Stream, Negated: false }).SelectMany(term => term.Values)];

    public void Dispose()
    {
        if (_lease is { } lease && _ticker is { } ticker)
        {
            lease.Feed.Changed -= ticker.Changed;
        }

        Navigation.LocationChanged -= Follow;
        Board.Changed -= StatesChanged;
        Preferences.Changed -= StateHasChanged;
        Actions.NameGiven -= KeepName;
        Around.Tab.SetUnread(null);
        _openFeed?.Dispose();
        _left.Cancel();
        _left.Dispose();
        _keys.ForEach(key => key.Dispose());
        _ticker?.Dispose();
        _lease?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _view = new LiveView(Options.Value, Time, Board.StateOf);
        _missing = new MissingReader(History.ReadAsync, Options.Value.MostLoaded);
        _address = Navigation.Uri;
        _view.Go(AddressNow());
        _isWall = HasParameter("wall");
        Navigation.LocationChanged += Follow;
        _lease = Feeds.Open(new FeedKey(new Uri(Server.Direct, $"/sse?last={Options.Value.Last}")));
        _ticker = new Ticker(Time, () => InvokeAsync(Refresh));
        _lease.Feed.Changed += _ticker.Changed;
        _openFeed = Around.Feeds.Show("Live", _lease.Feed);
        _news = new LiveNews(Time);
        Board.Changed += StatesChanged;
        Preferences.Changed += StateHasChanged;
        Actions.NameGiven += KeepName;
        RegisterKeys();
        KnownStreams ??= await ReadStreamsAsync();
        _view.Streams.Take(KnownStreams ?? []);
        if (!RendererInfo.IsInteractive)
        {
            await _lease.Feed.CaughtUpAsync(Options.Value.FirstWait, Time);
        }

        TakeEvents();
        await ShowSelectedAsync();
    }

    private async Task<IReadOnlyList<StreamSummary>?> ReadStreamsAsync()
    {
        try
        {
            return await StreamsReader.ReadAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // The feed tells of the trouble, and names the streams as they are published to.
            return null;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await Preferences.ReadyAsync();
        _view.Streams.Resume(Preferences.Current.ReadMarks, _view.List.All);
        if (Preferences.Current.StartAddress is { } start && Navigation.ToBaseRelativePath(Navigation.Uri).Length == 0 && Around.IsFirst)
        {
            Navigation.NavigateTo(start, replace: true);
        }

        Around.IsFirst = false;
        StateHasChanged();
    }

    /// <summary>Called on any thread.</summary>
    private void StatesChanged()
    {
        _statesChanged = true;
        _ticker!.Changed();
    }

    private void Refresh()
    {
        if (_typed is { } query)
        {
            _typed = null;
            Navigate(_view.Address with { Query = query, Misunderstood = null }, replace: true);
        }

        if (_statesChanged)
        {
            _statesChanged = false;
            _view.StatesChanged();
        }

        TakeEvents();
        if (!_isWall)
        {
            // The wall tells in the tab what is wrong; nobody reads there.
            Around.Tab.SetUnread((int)Math.Min(_view.Streams.Unread, int.MaxValue));
        }

        if (_news.Tell() is { } sentence)
        {
            Around.Announcer.Say(sentence);
        }

        StateHasChanged();
    }

    /// <summary>The events come first: what the snapshot says has then happened no later than the newest of them.</summary>
    private void TakeEvents()
    {
        _taken.Clear();
        var skipped = _lease!.Feed.ReadAfter(_sequence, _taken);
        Snapshot = _lease.Feed.Snapshot;
        State = Snapshot.State(Time, FeedOptions.Value);

        // Who joins late has missed nothing: the feed simply began before.
        _view.Take(Snapshot, _taken, _hasJoined ? skipped : 0);
        _hasJoined = true;
        _sequence = _taken is [.., var last] ? last.Sequence : _sequence;
        foreach (var notification in _view.Intake.Fresh)
        {
            _words.Learn(notification);
            if (_view.List.WouldShow(notification))
            {
                _news.Count(notification);
            }
        }
    }
}
