using System.Diagnostics;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Diagnostics.Wire;

/// <summary>Two connections to the same stream can be compared event by event.</summary>
public sealed class WirePairTests : IDisposable
{
    private readonly WireRig _rig = new();

    [Fact]
    public async Task A_probe_event_says_its_number_when_it_was_sent_and_how_old_it_is()
    {
        var sent = Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
        var at = DateTimeOffset.UtcNow.AddSeconds(-5);
        var began = _rig.Session.NowMs;
        var seen = await _rig.SeeAsync(WireRig.Stream + $"\r\nid: s-7\ndata: {{\"n\":7,\"sent\":{sent},\"at\":\"{at:O}\",\"pad\":\"{new string('x', 500)}\"}}\n\n");

        var one = Assert.Single(seen.Events);
        Assert.Equal((7, "s-7"), (one.Number, one.Id));
        Assert.True(one.SentAtMs <= began && began - one.SentAtMs < 30_000, $"{one} after {began}");
        Assert.InRange(one.AgeMs!.Value, 5000, 35_000);
    }

    [Fact]
    public async Task Of_an_application_on_another_machine_the_sending_is_not_known()
    {
        using var session = new WireSession(TimeProvider.System, sharesClock: false);
        var stream = session.Open(_rig.Request());
        var peer = await _rig.Server.AcceptAsync();
        await peer.SendAsync(WireRig.Stream + "\r\ndata: {\"n\":1,\"sent\":5,\"at\":\"2026-11-22T12:00:15Z\"}\n\n");
        peer.Close();

        var one = Assert.Single((await WireRig.EndAsync(stream)).Events);
        Assert.Equal((1, (double?)null), (one.Number, one.SentAtMs));
        Assert.NotNull(one.AgeMs);
    }

    [Theory]
    [InlineData("{\"n\":\"seven\",\"sent\":1,\"at\":\"2026-11-22T12:00:15Z\"}")]
    [InlineData("{\"n\":7}")]
    [InlineData("{\"n\":7,}")]
    [InlineData("{\"n\":")]
    public async Task Data_that_only_begins_like_a_probe_is_an_event_like_any_other(string data)
    {
        var one = Assert.Single((await _rig.SeeAsync($"{WireRig.Stream}\r\ndata: {data}\n\n")).Events);

        Assert.Equal((1, (double?)null, (double?)null), (one.Number, one.SentAtMs, one.AgeMs));
    }

    [Fact]
    public async Task Events_that_arrive_one_after_the_other_on_two_connections_keep_that_order()
    {
        var (first, one) = await _rig.OpenAsync();
        var (second, other) = await _rig.OpenAsync();
        await one.SendAsync(WireRig.Stream + "\r\n");
        await other.SendAsync(WireRig.Stream + "\r\n");
        for (var count = 1; count <= 20; count++)
        {
            // Whichever is written first, was seen first.
            var (early, late) = count % 2 == 0 ? ((first, one), (second, other)) : ((second, other), (first, one));
            await early.Item2.SendAsync($"data: {count}\n\n");
            await Eventually.True(() => early.Item1.Current.Events.Count == count, $"event {count}");
            await late.Item2.SendAsync($"data: {count}\n\n");
            await Eventually.True(() => late.Item1.Current.Events.Count == count, $"event {count}");
        }

        var holds = new StreamPair(null, first.Current, second.Current).Holds;
        Assert.Equal(Enumerable.Range(1, 20).Select(count => (long)count), holds.Select(hold => hold.Number));
        Assert.All(holds, hold => Assert.Equal(hold.Number % 2 == 0, hold.Ms > 0));
    }

    [Fact]
    public async Task The_same_stream_directly_and_through_nginx_is_matched_event_by_event()
    {
        await using var server = await WireServer.StartAsync(app => app.MapGet("/sse/{stream}", WriteAsync));
        await using var nginx = await NginxProxy.StartAsync(server.Url);
        HeaderField[] headers = [new("Accept", "text/event-stream")];
        var direct = _rig.Session.Open(_rig.Request(new Uri(server.Url, "/sse/a"), null, headers));
        var proxied = _rig.Session.Open(_rig.Request(new Uri(nginx.Url, "/sse/a"), null, headers));

        var pair = new StreamPair(null, await WireRig.EndAsync(direct), await WireRig.EndAsync(proxied));

        Assert.Equal(Enumerable.Range(1, 20).Select(count => (long)count), pair.Holds.Select(hold => hold.Number));
        Assert.Empty(pair.Missing);
        Assert.Equal((StreamEnd.Clean, StreamEnd.Clean), (pair.Direct.End, pair.Proxied.End));
        Assert.Equal(pair.Direct.ChunkLengths.Sum(), pair.Proxied.ChunkLengths.Sum());
        Assert.StartsWith("nginx", pair.Proxied.Header("Server"), StringComparison.Ordinal);
        Assert.All([pair.Direct, pair.Proxied], seen => Assert.All(seen.Events, one => Assert.True(one.SentAtMs <= one.AtMs, $"{one}")));
        Assert.True(pair.Proxied.IsEventStream);
    }

    public void Dispose() => _rig.Dispose();

    private static async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        for (var number = 1; number <= 20; number++)
        {
            var sent = Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
            await context.Response.WriteAsync($"id: s-{number}\ndata: {{\"n\":{number},\"sent\":{sent},\"at\":\"{DateTimeOffset.UtcNow:O}\"}}\n\n");
            await context.Response.Body.FlushAsync();
        }
    }
}
