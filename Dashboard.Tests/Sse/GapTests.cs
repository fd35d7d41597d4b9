using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Sse;

public sealed class GapTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_stream_that_resumes_behind_retention_begins_with_the_gap()
    {
        var time = new FakeTimeProvider(s_noon);
        await using var server = await TestServer.StartAsync(
            ["EventLog:RetainPerStream=2", "Sse:RetryFrom=00:00:03", "Sse:RetryTo=00:00:03"], time);
        for (var number = 1; number <= 5; number++)
        {
            await server.PublishAsync("ops", $"{number}");
        }

        await Eventually.True(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(30));
                return server.Get<IEventLog>().Streams[0].Notifications == 2;
            },
            "retention has removed the oldest");
        var epoch = server.Get<IEventLog>().Bounds.Epoch;
        await using var subscription = await server.SubscribeAsync("/sse/ops", $"{epoch}-1");
        await subscription.EventAsync(EventTypes.Heartbeat);

        Assert.Equal(
            $$"""
            : connected
            retry: 3000

            event: gap
            data: {"asked":"{{epoch}}-1","oldest":"{{epoch}}-4","missed":2}

            id: {{epoch}}-4
            data: {"id":"{{epoch}}-4","stream":"ops","severity":"info","title":"4","publishedAt":"2026-11-22T12:00:00.000000Z"}

            id: {{epoch}}-5
            data: {"id":"{{epoch}}-5","stream":"ops","severity":"info","title":"5","publishedAt":"2026-11-22T12:00:00.000000Z"}

            event: heartbeat
            data: {"time":"{{Rfc3339Converter.Format(time.GetUtcNow())}}","last":"{{epoch}}-5"}


            """,
            subscription.Text);
    }

    [Theory]
    [InlineData("00000000-1", "00000000-1")]
    [InlineData("{epoch}-99", "{epoch}-99")]
    [InlineData("garbage", "garbage")]
    [InlineData("{epoch}-01x", "{epoch}-01x")]
    [InlineData("{epoch}--1", "{epoch}--1")]
    [InlineData("{epoch}-99999999999999999999", "{epoch}-99999999999999999999")]
    [InlineData("<script>\\\"", "<script>\\\\\\\"")]
    [InlineData("%0a%0adata:%20x%00", @"\n\ndata: x\u0000")]
    [InlineData("%00{epoch}-1", @"\u0000{epoch}-1")]
    public async Task An_id_that_this_log_never_gave_brings_a_gap_and_everything_there_is(string asked, string reported)
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", "1");
        await server.PublishAsync("ops", "2");
        var epoch = server.Get<IEventLog>().Bounds.Epoch;

        await using var subscription = await server.SubscribeAsync(
            "/sse/ops?lastEventId=" + asked.Replace("{epoch}", epoch, StringComparison.Ordinal));
        var gap = await subscription.EventAsync(EventTypes.Gap);
        await subscription.EventAsync(EventTypes.Heartbeat);

        Assert.Equal(
            $$"""{"asked":"{{reported.Replace("{epoch}", epoch, StringComparison.Ordinal)}}","oldest":"{{epoch}}-1","missed":null}""",
            gap.Data);
        Assert.Equal(["1", "2"], subscription.Titles);
        Assert.Equal([EventTypes.Gap, "message", "message", EventTypes.Heartbeat], subscription.Events.Select(one => one.Type));
    }

    [Fact]
    public async Task An_unknown_id_in_the_header_brings_the_same_gap()
    {
        await using var server = await TestServer.StartAsync();

        await using var subscription = await server.SubscribeAsync("/sse/ops", "00000000-7");

        Assert.Equal("""{"asked":"00000000-7","oldest":null,"missed":null}""", (await subscription.EventAsync(EventTypes.Gap)).Data);
    }

    [Fact]
    public async Task Since_an_id_that_is_gone_is_a_gap_as_well()
    {
        await using var server = await TestServer.StartAsync();

        await using var subscription = await server.SubscribeAsync("/sse/ops?since=00000000-7");

        Assert.Equal("""{"asked":"00000000-7","oldest":null,"missed":null}""", (await subscription.EventAsync(EventTypes.Gap)).Data);
    }

    [Fact]
    public async Task Of_a_long_id_only_the_beginning_is_repeated()
    {
        await using var server = await TestServer.StartAsync();

        await using var subscription = await server.SubscribeAsync("/sse/ops", new string('x', 8_000));

        Assert.Equal(
            $$"""{"asked":"{{new string('x', 64)}}","oldest":null,"missed":null}""",
            (await subscription.EventAsync(EventTypes.Gap)).Data);
    }

    [Fact]
    public async Task A_long_id_that_is_cut_inside_a_character_is_still_JSON_that_can_be_read()
    {
        await using var server = await TestServer.StartAsync();
        var start = new string('x', 63);

        await using var subscription = await server.SubscribeAsync($"/sse/ops?lastEventId={start}{Uri.EscapeDataString("🙂")}");

        Assert.Equal($$"""{"asked":"{{start}}\uFFFD","oldest":null,"missed":null}""", (await subscription.EventAsync(EventTypes.Gap)).Data);
    }

    [Theory]
    [InlineData(1024 * 1024, 'x', 431)]
    [InlineData(1, '\0', 400)]
    public async Task An_id_that_no_header_can_carry_is_refused_and_harms_nobody(int length, char character, int status)
    {
        await using var server = await TestServer.StartAsync();
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);

        var answer = await RawHttp.StatusAsync(
            server.Url, "GET /sse/ops HTTP/1.1", ["Last-Event-ID: " + new string(character, length)]);
        await server.PublishAsync("ops", "goes on");

        Assert.Equal($"HTTP/1.1 {status}", answer);
        Assert.Equal(["goes on"], await subscription.TitlesAsync(1));
    }
}
