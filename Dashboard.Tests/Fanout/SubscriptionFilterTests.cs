using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Fanout;

public sealed class SubscriptionFilterTests
{
    [Theory]
    [InlineData("", "1 2 3 4 5")]
    [InlineData("severity=debug", "1 2 3 4 5")]
    [InlineData("severity=warning", "3 4 5")]
    [InlineData("severity=Critical", "5")]
    [InlineData("tag=disk", "1 3")]
    [InlineData("tag=DISK", "1 3")]
    [InlineData("tag=dis", "")]
    [InlineData("q=db1", "2 4")]
    [InlineData("q=DB1", "2 4")]
    [InlineData("q=monitor", "5")]
    [InlineData("q=4", "4")]
    [InlineData("q=", "1 2 3 4 5")]
    [InlineData("q=severity>=warning -severity:critical", "3 4")]
    [InlineData("q=severity:debug,error tag:disk", "1")]
    [InlineData("q=source:db1,monitor", "4 5")]
    [InlineData("q=key:disk -tag:disk", "5")]
    [InlineData("q=since:1h -db1", "1 3 5")]
    [InlineData("q=until:1h", "")]
    [InlineData("q=stream:ops 4", "4")]
    [InlineData("q=stream:other", "")]
    [InlineData("q=-stream:op*", "")]
    [InlineData("tag=disk&severity=warning", "3")]
    [InlineData("tag=disk&q=db1", "")]
    public async Task A_subscriber_gets_what_fits_all_of_its_filters_replayed_and_live(string query, string expected)
    {
        var titles = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await using var server = await TestServer.StartAsync();
        await using var live = await server.SubscribeAsync("/sse/ops?" + query);
        await live.EventAsync(EventTypes.Heartbeat);
        await PublishAsync(server);

        await using var replayed = await server.SubscribeAsync($"/sse/ops?since=all&{query}");
        await replayed.EventAsync(EventTypes.Heartbeat);

        Assert.Equal(titles, replayed.Titles);
        Assert.Equal(titles, await live.TitlesAsync(titles.Length));
    }

    private static async Task PublishAsync(TestServer server)
    {
        string[] published =
        [
            """{"title":"1","severity":"debug","tags":["disk","x"]}""",
            """{"title":"2","body":"since noon on db1"}""",
            """{"title":"3","severity":"warning","tags":["Disk"]}""",
            """{"title":"4","severity":"error","source":"DB1","data":{"text":"monitor"}}""",
            """{"title":"5","severity":"critical","source":"monitor","key":"disk"}""",
        ];
        foreach (var json in published)
        {
            using var response = await server.PostJsonAsync("ops", json);
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
