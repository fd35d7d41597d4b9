using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Sse;

public sealed class StartTests
{
    /// <summary>1 and 3 in a, 2 and 5 in b, 4 in a reserved stream; ten minutes lie between two of them.</summary>
    private static readonly TimeSpan s_between = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("/sse/a", "")]
    [InlineData("/sse/a?since=all", "1 3")]
    [InlineData("/sse/b?since=all", "2 5")]
    [InlineData("/sse?stream=a&stream=b&since=all", "1 2 3 5")]
    [InlineData("/sse?since=all", "1 2 3 5")]
    [InlineData("/sse?stream=*&since=all", "1 2 3 5")]
    [InlineData("/sse/*?since=all", "1 2 3 5")]
    [InlineData("/sse/_probe?since=all", "Test event 1 of 1")]
    [InlineData("/sse?stream=*&stream=_probe&since=all", "1 2 3 Test event 1 of 1 5")]
    [InlineData("/sse/missing?since=all", "")]
    [InlineData("/sse?since=15m", "5")]
    [InlineData("/sse?since=35m", "3 5")]
    [InlineData("/sse?since=2100s", "3 5")]
    [InlineData("/sse?since=1h", "1 2 3 5")]
    [InlineData("/sse?since=36500d", "1 2 3 5")]
    [InlineData("/sse?since=0s", "")]
    [InlineData("/sse?since={epoch}-2", "3 5")]
    [InlineData("/sse?since={epoch}-5", "")]
    [InlineData("/sse?last=2", "3 5")]
    [InlineData("/sse/a?last=1", "3")]
    [InlineData("/sse?last=0", "")]
    [InlineData("/sse?last=1000", "1 2 3 5")]
    [InlineData("/sse?last=2&severity=warning", "2 3")]
    [InlineData("/sse?last=1&q=2", "2")]
    [InlineData("/sse?last=2&lastEventId={epoch}-1", "2 3 5")]
    [InlineData("/sse?since=all&lastEventId={epoch}-3", "5")]
    [InlineData("/sse?lastEventId={epoch}-2", "3 5")]
    [InlineData("/sse?last_event_id={epoch}-2", "3 5")]
    [InlineData("/sse?lastEventId={epoch}-3&last_event_id={epoch}-1", "5")]
    [InlineData("/sse?lastEventId=&last_event_id={epoch}-2", "3 5")]
    [InlineData("/sse?lastEventId={epoch}-0", "1 2 3 5")]
    public async Task A_subscription_begins_where_it_is_asked_to(string pathAndQuery, string expected)
    {
        await using var server = await FilledAsync();
        var epoch = server.Get<Server.EventLog.IEventLog>().Bounds.Epoch;

        await using var subscription = await server.SubscribeAsync(pathAndQuery.Replace("{epoch}", epoch, StringComparison.Ordinal));
        await subscription.EventAsync(EventTypes.Heartbeat);

        Assert.Equal(expected, string.Join(' ', subscription.Titles));
        Assert.DoesNotContain(subscription.Events, one => one.Type == EventTypes.Gap);
    }

    [Theory]
    [InlineData("/sse?lastEventId={epoch}-1")]
    [InlineData("/sse?last_event_id={epoch}-1")]
    [InlineData("/sse?since=all")]
    [InlineData("/sse?last=4")]
    public async Task The_header_of_a_reconnect_beats_what_the_address_says(string pathAndQuery)
    {
        await using var server = await FilledAsync();
        var epoch = server.Get<Server.EventLog.IEventLog>().Bounds.Epoch;

        await using var subscription = await server.SubscribeAsync(
            pathAndQuery.Replace("{epoch}", epoch, StringComparison.Ordinal), $"{epoch}-3");
        await subscription.EventAsync(EventTypes.Heartbeat);

        Assert.Equal(["5"], subscription.Titles);
    }

    [Theory]
    [InlineData("/sse/a", "6")]
    [InlineData("/sse?stream=a&stream=b", "6 7")]
    [InlineData("/sse", "6 7 8")]
    public async Task A_subscription_goes_on_live_with_its_own_streams(string path, string expected)
    {
        await using var server = await FilledAsync();
        await using var subscription = await server.SubscribeAsync(path);
        await subscription.EventAsync(EventTypes.Heartbeat);

        await server.PublishAsync("a", "6");
        await server.PublishAsync("b", "7");
        await server.PublishAsync("c", "8");
        await server.PublishAsync("a", "end");
        await subscription.TextAsync("\"title\":\"end\"");

        Assert.Equal(expected + " end", string.Join(' ', subscription.Titles));
    }

    [Fact]
    public async Task The_first_heartbeat_of_a_resumed_stream_names_the_id_it_resumed_from()
    {
        await using var server = await FilledAsync();
        var id = server.Get<Server.EventLog.IEventLog>().Bounds.IdAt(5).ToString();

        await using var subscription = await server.SubscribeAsync("/sse", id);
        var heartbeat = await subscription.EventAsync(EventTypes.Heartbeat);

        Assert.Equal($$"""{"time":"2026-11-22T12:50:00.000000Z","last":"{{id}}"}""", heartbeat.Data);
    }

    /// <summary>It tells a reader that it has caught up, so nothing of the replay may follow it.</summary>
    [Fact]
    public async Task The_first_heartbeat_follows_the_whole_replay()
    {
        await using var server = await TestServer.StartAsync(["Fanout:MaxTake=3"]);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(number => server.PublishAsync("ops", $"{number}")));

        await using var subscription = await server.SubscribeAsync("/sse?since=all");
        await subscription.EventAsync(EventTypes.Heartbeat);

        Assert.Equal([.. Enumerable.Repeat(EventTypes.Message, 10), EventTypes.Heartbeat], subscription.Events.Select(one => one.Type));
    }

    private static async Task<TestServer> FilledAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var server = await TestServer.StartAsync(time: time);
        await PublishAsync("a", """{"title":"1"}""");
        await PublishAsync("b", """{"title":"2","severity":"error"}""");
        await PublishAsync("a", """{"title":"3","severity":"warning"}""");
        await server.Get<IPathComparisons>().PublishTestEventsAsync(1, TimeSpan.FromSeconds(1), CancellationToken.None);
        time.Advance(s_between);
        await PublishAsync("b", """{"title":"5"}""");
        return server;

        async Task PublishAsync(string stream, string json)
        {
            using var response = await server.PostJsonAsync(stream, json);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
            time.Advance(s_between);
        }
    }
}
