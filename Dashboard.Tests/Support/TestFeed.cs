using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Support;

/// <summary>A feed that comes back within milliseconds, and waits for what becomes of it.</summary>
internal sealed class TestFeed : IAsyncDisposable
{
    /// <param name="url">What it reads.</param>
    /// <param name="cutWhenStale">Whether it gives up a silent connection.</param>
    /// <param name="time">A clock to replace the system's; its retries are then those of the product.</param>
    /// <param name="options">Options to replace the quick ones.</param>
    public TestFeed(Uri url, bool cutWhenStale = true, TimeProvider? time = null, FeedOptions? options = null) => Feed = new Feed(
        new FeedKey(url, cutWhenStale),
        options ?? (time is null ? Quick() : new FeedOptions()),
        time ?? TimeProvider.System,
        NullLogger.Instance);

    public Feed Feed { get; }

    public FeedSnapshot Snapshot => Feed.Snapshot;

    /// <summary>Options with which a feed comes back at once.</summary>
    public static FeedOptions Quick() => new()
    {
        FirstRetry = TimeSpan.FromMilliseconds(5),
        LongestRetry = TimeSpan.FromMilliseconds(20),
    };

    /// <summary>Waits until so many events are there, and answers all that are kept.</summary>
    public async Task<IReadOnlyList<FeedEvent>> EventsAsync(int count)
    {
        await Eventually.True(() => Snapshot.LastSequence >= count, $"{count} events are there");
        var events = new List<FeedEvent>();
        Feed.ReadAfter(0, events);
        return events;
    }

    /// <summary>Waits until so many events are there, and answers the data of all.</summary>
    public async Task<IReadOnlyList<string>> DataAsync(int count) => [.. (await EventsAsync(count)).Select(one => one.Event.Data)];

    public Task StateAsync(FeedState state) => Eventually.True(() => Feed.State == state, $"the feed is {state}");

    /// <summary>Waits until something went wrong, and answers what.</summary>
    public async Task<string> TroubleAsync()
    {
        await Eventually.True(() => Snapshot.Trouble is not null, "the feed has trouble");
        return Snapshot.Trouble!;
    }

    public ValueTask DisposeAsync() => Feed.DisposeAsync();
}
