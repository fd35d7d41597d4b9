using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Streams;

public sealed class StreamActivityTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task The_rate_is_that_of_the_last_minute()
    {
        await using var server = await TestServer.StartAsync(time: _time);
        for (var number = 0; number < 30; number++)
        {
            await server.PublishAsync("ops", $"{number}");
        }

        // Before there is a minute, over the time that there is.
        Pass(intervals: 2);
        Assert.Equal(3, Rate(server));
        Pass(intervals: 10);
        Assert.Equal(0.5, Rate(server));
        Pass(intervals: 1);
        Assert.Equal(0, Rate(server));
    }

    [Fact]
    public async Task What_came_in_each_interval_stands_in_its_place()
    {
        await using var server = await TestServer.StartAsync(time: _time);
        await server.PublishAsync("ops", "1");
        await server.PublishAsync("ops", "2");
        Pass(intervals: 2);
        await server.PublishAsync("ops", "3");
        Pass(intervals: 1);

        var recent = server.Get<IStreams>().Current.Recent["ops"];

        Assert.Equal(StreamsSnapshot.Intervals, recent.Count);
        Assert.Equal([0, 2, 0, 1], recent.TakeLast(4));
        Pass(StreamsSnapshot.Intervals);
        Assert.Empty(server.Get<IStreams>().Current.Recent);
    }

    [Fact]
    public async Task A_stream_that_was_deleted_and_came_again_counts_from_the_beginning()
    {
        await using var server = await TestServer.StartAsync(time: _time);
        await server.PublishAsync("ops", "1");
        await server.PublishAsync("ops", "2");
        Pass(intervals: 1);
        using var deleted = await server.Http.DeleteAsync(new Uri("/api/streams/ops", UriKind.Relative));
        await Eventually.True(async () => await server.GetTextAsync("/api/streams") == "[]", "it is gone");
        await server.PublishAsync("ops", "3");
        Pass(intervals: 1);

        Assert.Equal([2, 1], server.Get<IStreams>().Current.Recent["ops"].TakeLast(2));
    }

    [Fact]
    public async Task All_who_look_within_half_a_second_share_one_snapshot()
    {
        await using var server = await TestServer.StartAsync(time: _time);
        var streams = server.Get<IStreams>();
        var first = streams.Current;

        Assert.Same(first, streams.Current);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.NotSame(first, streams.Current);
    }

    private static double Rate(TestServer server) => Assert.Single(server.Get<IStreams>().Current.Streams).Rate;

    private void Pass(int intervals)
    {
        for (var passed = 0; passed < intervals; passed++)
        {
            _time.Advance(StreamsSnapshot.Interval);
        }
    }
}
