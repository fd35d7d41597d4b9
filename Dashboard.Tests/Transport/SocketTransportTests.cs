using System.Net;
using System.Net.Sockets;
using System.Text;
using Dashboard.Server.Transport;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Transport;

/// <summary>The transport under the web server, without the product above it.</summary>
public sealed class SocketTransportTests : IAsyncLifetime
{
    private const int Large = 3_000_000;

    private readonly OpenSockets _open = new(8);
    private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? _app;
    private Uri? _url;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddTransport(null).AddSingleton(_open);
        _app = builder.Build();
        _app.MapGet("/large", () => Results.Bytes(Enumerable.Range(0, Large).Select(number => (byte)number).ToArray()));
        _app.MapPost("/length", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return Results.Bytes(Encoding.ASCII.GetBytes($"{body.Length}"));
        });
        _app.MapGet("/wait", async (HttpContext context) =>
        {
            await using var registration = context.RequestAborted.Register(_aborted.SetResult);
            await context.Response.WriteAsync("waiting");
            await context.Response.Body.FlushAsync();
            await _aborted.Task;
        });
        _app.MapGet("/abort", (HttpContext context) => context.Abort());
        _app.MapGet("/take", TakeAsync);
        await _app.StartAsync();
        _url = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_large_answer_arrives_whole()
    {
        using var http = Client();

        var body = await http.GetByteArrayAsync(new Uri("/large", UriKind.Relative));

        Assert.Equal(Enumerable.Range(0, Large).Select(number => (byte)number), body);
    }

    [Fact]
    public async Task A_large_request_arrives_whole_and_the_connection_serves_the_next_one()
    {
        using var http = Client();

        for (var round = 0; round < 3; round++)
        {
            using var response = await http.PostAsync(new Uri("/length", UriKind.Relative), new ByteArrayContent(new byte[Large]));
            Assert.Equal($"{Large}", await response.Content.ReadAsStringAsync());
        }

        Assert.Equal(1, _open.Count);
    }

    [Fact]
    public async Task Requests_that_come_at_once_are_answered_in_order()
    {
        using var client = await ConnectAsync();
        await SendAsync(client, "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab", "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");

        var answers = await ReadToEndAsync(client);

        Assert.Equal(["2", "3"], answers.Split("\r\n\r\n").Skip(1).Select(part => part[..1]));
    }

    [Fact]
    public async Task A_request_learns_that_its_client_has_left()
    {
        using var client = await ConnectAsync();
        await SendAsync(client, "GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
        await ReadAsync(client, "waiting");

        client.Shutdown(SocketShutdown.Send);

        await _aborted.Task.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task A_request_can_break_its_connection()
    {
        using var http = Client();

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("/abort", UriKind.Relative)));

        await Eventually.True(() => _open.Count == 0, "the socket is closed");
    }

    [Fact]
    public async Task A_socket_that_was_taken_outlives_its_request_and_says_what_its_taker_says()
    {
        using var client = await ConnectAsync();
        await SendAsync(client, "GET /take HTTP/1.1\r\nHost: x\r\n\r\n");

        var answer = await ReadToEndAsync(client);

        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n4\r\nmine\r\n0\r\n\r\n", answer, StringComparison.Ordinal);
        await Eventually.True(() => _open.Count == 0, "the socket is closed");
    }

    [Fact]
    public async Task More_connections_than_allowed_are_closed_at_once_and_the_others_stay()
    {
        var clients = new List<Socket>();
        for (var number = 0; number < 8; number++)
        {
            clients.Add(await ConnectAsync());
        }

        await Eventually.True(() => _open.Count == 8, "there are as many as allowed");
        await AssertClosedAtOnceAsync();
        await SendAsync(clients[0], "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200", await ReadToEndAsync(clients[0]), StringComparison.Ordinal);
        clients.ForEach(client => client.Dispose());
        await Eventually.True(() => _open.Count == 0, "all are closed");
    }

    [Fact]
    public void Only_addresses_of_the_internet_are_bound_here()
    {
        var transport = _app!.Services.GetServices<IConnectionListenerFactory>().OfType<SocketTransport>().Single();

        Assert.True(transport.CanBind(new IPEndPoint(IPAddress.IPv6Any, 0)));
        Assert.False(transport.CanBind(new UnixDomainSocketEndPoint("dashboard.sock")));
    }

    private async Task AssertClosedAtOnceAsync()
    {
        try
        {
            using var client = await ConnectAsync();
            Assert.Equal("", await ReadToEndAsync(client));
        }
        catch (SocketException)
        {
            // It was closed even before the client knew that it is connected.
        }
    }

    private static async Task TakeAsync(HttpContext context)
    {
        context.Response.Headers.TransferEncoding = "chunked";
        await context.Response.Body.FlushAsync();
        var taken = await context.Features.Get<ISocketHandOff>()!.TakeAsync(CancellationToken.None);
        _ = SpeakAsync(taken!);
    }

    /// <summary>After the request: what it says must not depend on it any more.</summary>
    private static async Task SpeakAsync(TakenSocket taken)
    {
        await Task.Yield();
        taken.Socket.Send("4\r\nmine\r\n0\r\n\r\n"u8);
        taken.Dispose();
    }

    private HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _url, Timeout = Eventually.Limit };

    private async Task<Socket> ConnectAsync()
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(_url!.Host, _url.Port);
        return client;
    }

    private static Task<int> SendAsync(Socket client, params string[] requests) =>
        client.SendAsync(Encoding.ASCII.GetBytes(string.Concat(requests)));

    private static async Task ReadAsync(Socket client, string expected)
    {
        var text = "";
        while (!text.Contains(expected, StringComparison.Ordinal))
        {
            text += await ReceiveAsync(client);
        }
    }

    private static async Task<string> ReadToEndAsync(Socket client)
    {
        var (text, piece) = ("", "");
        do
        {
            piece = await ReceiveAsync(client);
            text += piece;
        }
        while (piece.Length > 0);
        return text;
    }

    private static async Task<string> ReceiveAsync(Socket client)
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        var buffer = new byte[4096];
        try
        {
            return Encoding.ASCII.GetString(buffer, 0, await client.ReceiveAsync(buffer, limit.Token));
        }
        catch (SocketException)
        {
            return "";
        }
    }
}
