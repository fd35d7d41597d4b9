using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace Dashboard.Client.Shell;

/// <summary>The state of all feeds that the person has open, in the bar, in the tab, and for screen readers when it changes.</summary>
public sealed partial class FeedsButton : IDisposable
{
    /// <summary>It tells seconds.</summary>
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(1);

    private IReadOnlyList<(string Name, FeedSnapshot Snapshot)> _feeds = [];
    private ITimer? _timer;

    [Inject]
    public required OpenFeeds Open { get; init; }

    [Inject]
    public required TabSignal Tab { get; init; }

    [Inject]
    public required Announcer Announcer { get; init; }

    [Inject]
    public required IOptions<FeedOptions> Options { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private FeedState? State { get; set; }

    public void Dispose()
    {
        Open.Changed -= Refresh;
        _timer?.Dispose();
        Tab.SetState(null);
    }

    protected override void OnInitialized()
    {
        Open.Changed += Refresh;
        _timer = Time.CreateTimer(_ => Refresh(), null, s_every, s_every);
        Take();
    }

    private static string Meaning(FeedState state) => state switch
    {
        FeedState.Connecting => "The first request is under way.",
        FeedState.Live => "Everything arrives as it should.",
        FeedState.Quiet => "Everything arrives as it should; there is just nothing to notify of.",
        FeedState.Stale => "Connected, but nothing comes, not even a sign of life: what you see may be out of date.",
        _ => "The connection is lost: what you see may be out of date. What was missed is fetched once it is back.",
    };

    private void Refresh() => _ = InvokeAsync(() =>
    {
        Take();
        StateHasChanged();
    });

    private void Take()
    {
        var before = State;
        _feeds = [.. Open.All.Select(one => (one.Name, one.Feed.Snapshot))];
        State = OpenFeeds.Worst(_feeds.Select(one => StateOf(one.Snapshot)));
        Tab.SetState(State);
        if (State is (FeedState.Stale or FeedState.Gone) && State != before)
        {
            Announcer.Say(State == FeedState.Stale ? "No sign of life from the server." : "The connection to the server is lost.");
        }
        else if (State is FeedState.Live or FeedState.Quiet && before is (FeedState.Stale or FeedState.Gone))
        {
            Announcer.Say("The connection to the server is back.");
        }
    }

    private FeedState StateOf(FeedSnapshot snapshot) => snapshot.State(Time, Options.Value);

    private TimeSpan? Newest(Func<FeedSnapshot, long?> moment) =>
        _feeds.Max(one => moment(one.Snapshot)) is { } at ? Time.GetElapsedTime(at) : null;

    private string Age(long? at) => at is { } moment ? $"{Durations.Age(Time.GetElapsedTime(moment))} ago" : "not yet";
}
