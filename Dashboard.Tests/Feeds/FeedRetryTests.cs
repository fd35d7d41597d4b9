using Dashboard.Client.Feeds;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Feeds;

/// <summary>How long a feed waits before it tries again; each wait is spread by a fifth to either side.</summary>
public sealed class FeedRetryTests : IDisposable
{
    private readonly ScriptedStreamServer _server = new();
    private readonly RecordingTime _time = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task After_a_stream_that_ended_the_first_wait_is_half_a_second()
    {
        await using var feed = NewFeed();
        (await _server.StreamAsync()).Close();

        AssertSpread(0.5, await _time.WaitNumberAsync(1));
    }

    [Fact]
    public async Task Each_failure_doubles_the_wait_up_to_five_seconds()
    {
        await using var feed = NewFeed();
        foreach (var (attempt, seconds) in ((int, double)[])[(1, 1), (2, 2), (3, 4), (4, 5), (5, 5)])
        {
            await FailAsync();
            var wait = await _time.WaitNumberAsync(attempt);
            AssertSpread(seconds, wait);
            _time.Advance(wait);
        }
    }

    [Fact]
    public async Task A_stream_that_opens_makes_failures_forgotten()
    {
        await using var feed = NewFeed();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await FailAsync();
            _time.Advance(await _time.WaitNumberAsync(attempt));
        }

        (await _server.StreamAsync()).Close();

        AssertSpread(0.5, await _time.WaitNumberAsync(4));
    }

    [Theory]
    [InlineData(3_000, 3)]
    [InlineData(100, 0.5)]
    [InlineData(60_000, 5)]
    public async Task A_longer_wait_that_the_stream_asks_for_is_granted_within_bounds(int asked, double seconds)
    {
        await using var feed = NewFeed();
        (await _server.StreamAsync($"retry: {asked}\n\n")).Close();

        AssertSpread(seconds, await _time.WaitNumberAsync(1));
    }

    [Fact]
    public async Task Nothing_is_tried_before_the_wait_is_over()
    {
        await using var feed = NewFeed();
        (await _server.StreamAsync()).Close();
        var wait = await _time.WaitNumberAsync(1);

        _time.Advance(wait - TimeSpan.FromMilliseconds(2));
        Assert.Equal(0, feed.Snapshot.Reconnects);
        Assert.False(_server.HasCaller);

        _time.Advance(TimeSpan.FromMilliseconds(2));
        await _server.AcceptAsync();
        Assert.Equal(1, feed.Snapshot.Reconnects);
    }

    private async Task FailAsync()
    {
        var connection = await _server.AcceptAsync();
        await connection.AnswerAsync("503 Service Unavailable");
        connection.Close();
    }

    private static void AssertSpread(double seconds, TimeSpan wait) =>
        Assert.InRange(wait, TimeSpan.FromSeconds(seconds * 0.799), TimeSpan.FromSeconds(seconds * 1.201));

    /// <summary>Without a limit to silence the only waits are those before a new attempt.</summary>
    private TestFeed NewFeed() => new(_server.Url, cutWhenStale: false, _time, new FeedOptions());
}
