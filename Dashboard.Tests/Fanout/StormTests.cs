using System.Globalization;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Fanout;

public sealed class StormTests
{
    private const int Publishers = 8;
    private const int Each = 250;
    private const int Total = Publishers * Each;

    [Fact]
    public async Task Subscribers_that_come_and_go_in_a_storm_get_every_event_once_and_in_order()
    {
        await using var server = await TestServer.StartAsync(["Fanout:Window=64", "Fanout:MaxTake=50"]);

        var publishing = Enumerable.Range(0, Publishers).Select(publisher => PublishAsync(server, publisher)).ToArray();
        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(seed => ReadToTheEndAsync(server, new Random(seed))));
        await Task.WhenAll(publishing);

        var epoch = server.Get<Server.EventLog.IEventLog>().Bounds.Epoch;
        foreach (var (start, ids) in seen)
        {
            Assert.Equal(Enumerable.Range(start + 1, Total - start).Select(position => $"{epoch}-{position}"), ids);
        }
    }

    [Fact]
    public async Task A_subscriber_behind_a_small_window_catches_up_without_gap_or_double()
    {
        await using var server = await TestServer.StartAsync(["Fanout:Window=4", "Fanout:MaxTake=3"]);
        await using var live = await server.SubscribeAsync("/sse/s0");
        await live.EventAsync(EventTypes.Heartbeat);

        await PublishAsync(server, 0);
        await using var late = await server.SubscribeAsync("/sse?since=all");

        Assert.Equal(Enumerable.Range(0, Each).Select(number => $"0-{number}"), await live.TitlesAsync(Each));
        Assert.Equal(Enumerable.Range(0, Each).Select(number => $"0-{number}"), await late.TitlesAsync(Each));
    }

    private static async Task PublishAsync(TestServer server, int publisher)
    {
        for (var number = 0; number < Each; number++)
        {
            await server.PublishAsync($"s{publisher}", $"{publisher}-{number}");
        }
    }

    /// <summary>Begins at a position of its own, and connects again and again with its last id until it has seen the last event.</summary>
    private static async Task<(int Start, List<string> Ids)> ReadToTheEndAsync(TestServer server, Random chance)
    {
        var bounds = server.Get<Server.EventLog.IEventLog>().Bounds;
        var start = chance.Next((int)bounds.Last + 1);
        var position = start;
        var ids = new List<string>();
        while (position < Total)
        {
            await using var subscription = await server.SubscribeAsync("/sse", bounds.IdAt(position).ToString());
            await subscription.TitlesAsync(Math.Min(chance.Next(1, 200), Total - position));
            ids.AddRange(subscription.Events.Where(one => one.Type == EventTypes.Message).Select(one => one.LastEventId));
            position = int.Parse(ids[^1].AsSpan(ids[^1].IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        }

        return (start, ids);
    }
}
