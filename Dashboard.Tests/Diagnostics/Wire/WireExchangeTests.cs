using System.Net;
using System.Net.Sockets;
using System.Text;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Diagnostics.Wire;

public sealed class WireExchangeTests : IDisposable
{
    private readonly WireRig _rig = new();

    [Fact]
    public async Task An_answer_is_whole_with_its_status_headers_and_body()
    {
        var answer = await _rig.ExchangeAsync("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
            + WireRig.Chunk("dashboard ") + WireRig.Chunk("probe 503") + "0\r\n\r\n");

        Assert.Equal((503, "5", "dashboard probe 503", StreamEnd.Clean), (answer.Status, answer.Header("Retry-After"), answer.Body, answer.End));
        Assert.True(answer.StartedAtMs <= answer.HeadersAtMs && answer.HeadersAtMs <= answer.EndedAtMs);
    }

    [Fact]
    public async Task A_WebSocket_handshake_is_an_exchange()
    {
        var answer = await _rig.ExchangeAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n\u0001frame");

        Assert.Equal((101, StreamEnd.Clean, ""), (answer.Status, answer.End, answer.Body));
    }

    [Theory]
    [InlineData("GET", "204 No Content", "")]
    [InlineData("GET", "304 Not Modified", "Content-Length: 10\r\n")]
    [InlineData("HEAD", "200 OK", "Content-Length: 10\r\n")]
    public async Task An_answer_without_a_body_ends_with_its_headers(string method, string status, string field)
    {
        var asking = _rig.Session.ExchangeAsync(_rig.Request() with { Method = method }, CancellationToken.None);
        var peer = await _rig.Server.AcceptAsync();
        await peer.SendAsync($"HTTP/1.1 {status}\r\n{field}\r\n");

        Assert.Equal(StreamEnd.Clean, (await asking.WaitAsync(Eventually.Limit)).End);
        Assert.StartsWith(method + " ", peer.RequestLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_body_64_KiB_are_kept()
    {
        var answer = await _rig.ExchangeAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + new string('x', 100_000));

        Assert.Equal((65_536, StreamEnd.Clean), (answer.Body.Length, answer.End));
    }

    [Fact]
    public async Task A_large_body_is_sent_whole()
    {
        await using var server = await WireServer.StartAsync(app => app.MapPost("/count", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return $"{body.Length} {request.ContentType}";
        }));
        var request = _rig.Request(new Uri(server.Url, "/count"), null, new HeaderField("Content-Type", "text/plain")) with
        {
            Method = "POST",
            Body = Encoding.ASCII.GetBytes(new string('x', 1_500_000)),
        };

        var answer = await _rig.Session.ExchangeAsync(request, CancellationToken.None);

        Assert.Equal((200, "1500000 text/plain", StreamEnd.Clean), (answer.Status, answer.Body, answer.End));
    }

    [Fact]
    public async Task An_answer_that_comes_before_the_request_is_read_is_heard()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var url = new Uri($"http://{server.LocalEndpoint}/");
        var request = _rig.Request(url) with { Method = "POST", Body = new byte[8_000_000] };
        var asking = _rig.Session.ExchangeAsync(request, CancellationToken.None);
        using var peer = await server.AcceptSocketAsync().WaitAsync(Eventually.Limit);
        await peer.SendAsync("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());

        var answer = await asking.WaitAsync(Eventually.Limit);
        Assert.Equal((413, StreamEnd.Clean), (answer.Status, answer.End));
    }

    [Fact]
    public async Task No_answer_in_time_is_called_that()
    {
        var limits = new WireLimits { Answer = TimeSpan.FromMilliseconds(200) };

        var answer = await _rig.Session.ExchangeAsync(_rig.Request(limits: limits), CancellationToken.None);

        Assert.Equal((StreamEnd.NoAnswer, (double?)null), (answer.End, answer.HeadersAtMs));
    }

    [Fact]
    public async Task An_answer_that_does_not_end_in_time_is_called_that()
    {
        var limits = new WireLimits { Exchange = TimeSpan.FromMilliseconds(300) };
        var asking = _rig.Session.ExchangeAsync(_rig.Request(limits: limits), CancellationToken.None);
        var peer = await _rig.Server.AcceptAsync();
        await peer.SendAsync("HTTP/1.1 200 OK\r\n\r\nso far");

        var answer = await asking.WaitAsync(Eventually.Limit);
        Assert.Equal((StreamEnd.NoAnswer, "so far", 200), (answer.End, answer.Body, answer.Status));
        await peer.LeftAsync();
    }

    [Fact]
    public async Task Who_gives_up_closes_the_connection()
    {
        using var stop = new CancellationTokenSource();
        var asking = _rig.Session.ExchangeAsync(_rig.Request(), stop.Token);
        var peer = await _rig.Server.AcceptAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await peer.LeftAsync();
    }

    [Theory]
    [InlineData("X-Bad", "a\r\nX-Smuggled: 1")]
    [InlineData("X-Bad\n", "a")]
    [InlineData("", "a")]
    public async Task A_header_that_would_smuggle_another_one_in_is_not_sent(string name, string value) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _rig.Session.ExchangeAsync(
            _rig.Request(null, null, new HeaderField(name, value)), CancellationToken.None));

    public void Dispose() => _rig.Dispose();
}
