using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics;

public sealed class PathComparisonsTests
{
    [Theory]
    [InlineData("Ops")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ops&stream=x")]
    public async Task What_is_no_stream_is_not_watched(string stream)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Throws<ArgumentException>(() => server.Get<IPathComparisons>().Watch([stream]));
    }

    [Fact]
    public async Task A_comparison_always_reads_the_test_events_as_well()
    {
        await using var server = await TestServer.StartAsync();

        using var run = server.Get<IPathComparisons>().Watch(["ops", "deploys", "ops"]);

        Assert.Equal(["_probe", "deploys", "ops"], run.Current.Streams);
        Assert.Equal(new Uri(server.Url, "/sse?stream=_probe&stream=deploys&stream=ops").ToString(), run.Current.Direct.Url);
        Assert.Null(run.Current.Proxied);
    }

    [Fact]
    public async Task Test_events_are_timed_on_the_direct_path_and_on_its_control()
    {
        await using var server = await TestServer.StartAsync();
        var comparisons = server.Get<IPathComparisons>();
        using var run = comparisons.Watch([StreamName.Probe]);
        await Eventually.True(() => server.Get<Server.Connections.ConnectionRegistry>().Count == 2, "both connections are there");

        await comparisons.PublishTestEventsAsync(10, TimeSpan.FromMilliseconds(5), CancellationToken.None);
        await Eventually.True(() => run.Current is { Samples.Count: 10, NoiseMs: not null }, "all test events have arrived");

        Assert.Equal(
            Enumerable.Range(1, 10).Reverse().Select(number => $"Test event {number} of 10"), run.Current.Samples.Select(one => one.Title));
        Assert.All(run.Current.Samples, one => Assert.InRange(one.Direct!.LatencyMs, 0, 10_000));
        Assert.Equal((0, 0), (run.Current.HeldBack, run.Current.LongestHeldMs));
        run.StartAfresh();
        Assert.Empty(run.Current.Samples);
    }
}
