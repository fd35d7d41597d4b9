using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Sse;

public sealed partial class StreamTextTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/sse/ops")]
    [InlineData("/sse")]
    public async Task The_headers_forbid_everybody_on_the_way_to_store_or_hold_back_the_stream(string path)
    {
        await using var server = await TestServer.StartAsync();

        await using var subscription = await server.SubscribeAsync(path);

        Assert.Equal(HttpStatusCode.OK, subscription.Response.StatusCode);
        Assert.Equal("text/event-stream", Header(subscription, "Content-Type"));
        Assert.Equal("no-store, no-transform", Header(subscription, "Cache-Control"));
        Assert.Equal("identity", Header(subscription, "Content-Encoding"));
        Assert.Equal("no", Header(subscription, "X-Accel-Buffering"));
        Assert.Equal("nosniff", Header(subscription, "X-Content-Type-Options"));
    }

    [Fact]
    public async Task The_first_bytes_come_at_once_and_spread_the_reconnection_times()
    {
        await using var server = await TestServer.StartAsync();
        var retries = new List<int>();
        for (var number = 0; number < 8; number++)
        {
            await using var subscription = await server.SubscribeAsync("/sse/ops");
            var opening = Opening().Match(await subscription.TextAsync("\n\n"));
            Assert.True(opening.Success, subscription.Text);
            retries.Add(int.Parse(opening.Groups["retry"].Value, CultureInfo.InvariantCulture));
        }

        Assert.All(retries, retry => Assert.InRange(retry, 2_000, 12_000));
        Assert.NotEqual(1, retries.Distinct().Count());
    }

    [Fact]
    public async Task A_whole_stream_from_the_first_byte_to_the_farewell()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var server = await TestServer.StartAsync(["Sse:RetryFrom=00:00:03", "Sse:RetryTo=00:00:03"], time);
        await server.PublishAsync("ops", "replayed");
        await using var subscription = await server.SubscribeAsync("/sse/ops?since=all");
        await subscription.EventAsync(EventTypes.Heartbeat);
        time.Advance(TimeSpan.FromSeconds(1.004));
        using var published = await server.PostJsonAsync(
            "ops", """{"title":"live","body":"line 1\nline 2","severity":"critical","tags":["a","b"],"data":[1]}""");
        await subscription.TitlesAsync(2);

        await server.StopAsync();

        var epoch = server.Get<Server.EventLog.IEventLog>().Bounds.Epoch;
        Assert.Equal(
            $$"""
            : connected
            retry: 3000

            id: {{epoch}}-1
            data: {"id":"{{epoch}}-1","stream":"ops","severity":"info","title":"replayed","publishedAt":"2026-11-22T12:00:00.000000Z"}

            event: heartbeat
            data: {"time":"2026-11-22T12:00:00.000000Z","last":"{{epoch}}-1"}

            id: {{epoch}}-2
            data: {"id":"{{epoch}}-2","stream":"ops","severity":"critical","title":"live","body":"line 1\nline 2","tags":["a","b"],"publishedAt":"2026-11-22T12:00:01.004000Z","data":[1]}

            retry: 3000
            id: {{epoch}}-2
            event: bye
            data: {"reason":"shutdown"}


            """,
            await subscription.EndAsync());
    }

    [Fact]
    public async Task A_heartbeat_follows_every_15_seconds_and_names_the_last_notification()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var server = await TestServer.StartAsync(["Sse:RetryFrom=00:00:03", "Sse:RetryTo=00:00:03"], time);
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);

        time.Advance(TimeSpan.FromSeconds(14.999));
        await server.PublishAsync("ops", "before the next one");
        await subscription.TitlesAsync(1);
        time.Advance(TimeSpan.FromSeconds(0.001));
        await subscription.TextAsync("12:00:15.000000Z\",\"last\":\"");
        await server.PublishAsync("other", "of another stream");
        time.Advance(TimeSpan.FromSeconds(15));
        await subscription.TextAsync("12:00:30.000000Z\",\"last\":\"");

        var epoch = server.Get<Server.EventLog.IEventLog>().Bounds.Epoch;
        Assert.Equal(
            $$"""
            : connected
            retry: 3000

            event: heartbeat
            data: {"time":"2026-11-22T12:00:00.000000Z","last":null}

            id: {{epoch}}-1
            data: {"id":"{{epoch}}-1","stream":"ops","severity":"info","title":"before the next one","publishedAt":"2026-11-22T12:00:14.999000Z"}

            event: heartbeat
            data: {"time":"2026-11-22T12:00:15.000000Z","last":"{{epoch}}-1"}

            event: heartbeat
            data: {"time":"2026-11-22T12:00:30.000000Z","last":"{{epoch}}-1"}


            """,
            subscription.Text);
    }

    private static string Header(TestSubscription subscription, string name) =>
        subscription.Response.Headers.NonValidated.TryGetValues(name, out var values)
        || subscription.Response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? string.Join("; ", values)
            : "";

    [GeneratedRegex(@"\A: connected\nretry: (?<retry>[0-9]+)\n\n", RegexOptions.None, 1000)]
    private static partial Regex Opening();
}
