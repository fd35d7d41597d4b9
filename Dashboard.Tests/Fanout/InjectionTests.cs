using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Fanout;

public sealed class InjectionTests
{
    /// <summary>Everything that ends a line anywhere, followed by what would be a field of the stream.</summary>
    private const string Attack =
        @"x\nevent: admin\ndata: y\n\nid: 7\rdata: z\r\r\nretry: 1\u2028data: a\u2029data: b\u000a:c";

    [Fact]
    public async Task What_people_write_cannot_begin_a_field_of_the_stream()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        await using var server = await TestServer.StartAsync(["Sse:RetryFrom=00:00:03", "Sse:RetryTo=00:00:03"], time);
        using var published = await server.PostJsonAsync(
            "ops", $$"""{"title":"t","body":"{{Attack}}","data":{"{{Attack}}":"{{Attack}}\u0000\u0085"} }""");
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());

        await using var subscription = await server.SubscribeAsync("/sse/ops?since=all");
        await subscription.EventAsync(EventTypes.Heartbeat);

        var epoch = server.Get<Server.EventLog.IEventLog>().Bounds.Epoch;
        var inBody = Attack.Replace(@"\u000a", @"\n", StringComparison.Ordinal);
        Assert.Equal(
            $$$$"""
            : connected
            retry: 3000

            id: {{{{epoch}}}}-1
            data: {"id":"{{{{epoch}}}}-1","stream":"ops","severity":"info","title":"t","body":"{{{{inBody}}}}","publishedAt":"2026-11-22T12:00:00.000000Z","data":{"{{{{inBody}}}}":"{{{{inBody}}}}\u0000\u0085"}}

            event: heartbeat
            data: {"time":"2026-11-22T12:00:00.000000Z","last":"{{{{epoch}}}}-1"}


            """,
            subscription.Text);
    }

    [Fact]
    public async Task Raw_line_ends_of_plain_text_stay_inside_the_data()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        await using var server = await TestServer.StartAsync(["Sse:RetryFrom=00:00:03", "Sse:RetryTo=00:00:03"], time);
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);
        using var published = await server.PostBytesAsync(
            "ops", Encoding.UTF8.GetBytes("t\r\nevent: admin\rdata: y\n\nid: 7\u2028data: z"), "text/plain");

        await subscription.TitlesAsync(1);

        var epoch = server.Get<Server.EventLog.IEventLog>().Bounds.Epoch;
        Assert.Equal(
            $$"""
            : connected
            retry: 3000

            event: heartbeat
            data: {"time":"2026-11-22T12:00:00.000000Z","last":null}

            id: {{epoch}}-1
            data: {"id":"{{epoch}}-1","stream":"ops","severity":"info","title":"t","body":"event: admin\ndata: y\n\nid: 7\ndata: z","publishedAt":"2026-11-22T12:00:00.000000Z"}


            """,
            subscription.Text);
    }
}
