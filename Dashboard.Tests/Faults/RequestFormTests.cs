using System.Text;
using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Requests for a stream in forms that are rare and right, or rare and wrong.</summary>
public sealed class RequestFormTests(SharedServer shared) : IClassFixture<SharedServer>
{
    public static TheoryData<string> Both => Deliveries.Both;

    private static readonly string[] s_forms =
    [
        "GET /sse/ops HTTP/1.1\r\nHost: {host}\r\n\r\n",
        "GET /sse/ops HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n",
        "GET /sse/ops HTTP/1.1\r\nHost: {host}\r\nConnection: keep-alive, Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
        "GET /sse/ops HTTP/1.1\r\nHost: {host}\r\nExpect: 100-continue\r\n\r\n",
        "GET http://{host}/sse/ops HTTP/1.1\r\nHost: {host}\r\n\r\n",
        "GET /sse/a/../%6fps?stream=a HTTP/1.1\r\nHost: {host}\r\n\r\n",
        "\r\nGET /sse/ops HTTP/1.1\r\nHost: {host}\r\n\r\n",
        "GET /sse/ops HTTP/1.0\r\n\r\n",
        "GET /sse/ops HTTP/1.0\r\nHost: {host}\r\nConnection: keep-alive\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Requests_before_the_subscription_on_the_same_connection_are_answered_in_order_and_then_the_stream_begins(string delivery)
    {
        await using var server = await TestServer.StartAsync([delivery]);
        using var connection = await RawConnection.OpenAsync(server.Url);
        var host = $"Host: {server.Url.Authority}\r\n";
        string[] before = [.. Enumerable.Range(0, 30).Select(number => number % 2 == 0 ? "/health/live" : $"/nothing-{number}")];

        await connection.SendAsync(
            string.Concat(before.Select(path => $"GET {path} HTTP/1.1\r\n{host}\r\n")) + RawSubscriber.Request(server.Url));
        foreach (var path in before)
        {
            Assert.Equal(path == "/health/live" ? 200 : 404, (await connection.AnswerAsync()).Head.Status);
        }

        using var subscriber = await RawSubscriber.OnAsync(connection);
        await subscriber!.LiveAsync();
        await server.PublishAsync("ops", "1");
        Assert.Equal([1L], await subscriber.PositionsAsync(1));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_connection_that_published_can_subscribe(string delivery)
    {
        await using var server = await TestServer.StartAsync([delivery]);
        using var connection = await RawConnection.OpenAsync(server.Url);
        var host = $"Host: {server.Url.Authority}\r\n";

        for (var number = 0; number < 3; number++)
        {
            await connection.SendAsync($"POST /api/streams/ops/notifications HTTP/1.1\r\n{host}Content-Length: 5\r\n\r\nhello");
            Assert.Equal(201, (await connection.AnswerAsync()).Head.Status);
        }

        await connection.SendAsync(RawSubscriber.Request(server.Url, "/sse/ops?since=all"));
        using var subscriber = await RawSubscriber.OnAsync(connection);
        Assert.Equal([1L, 2L, 3L], await subscriber!.PositionsAsync(3));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_request_is_taken_in_every_form_that_HTTP_allows(string delivery)
    {
        await using var server = await TestServer.StartAsync([delivery]);
        var subscribers = await Task.WhenAll(s_forms.Select(form => SubscribeAsync(server.Url, form)));

        await server.PublishAsync("ops", "1");
        Assert.All(await Task.WhenAll(subscribers.Select(one => one.PositionsAsync(1))), positions => Assert.Equal([1L], positions));
        await server.StopAsync();
        await Task.WhenAll(subscribers.Select(one => one.EndAsync()));

        foreach (var (form, subscriber) in s_forms.Zip(subscribers))
        {
            var chunked = form.Contains("HTTP/1.1", StringComparison.Ordinal);
            Assert.Equal((form, chunked ? "chunked" : ""), (form, subscriber.Head["Transfer-Encoding"]));
            Assert.Equal((form, "shutdown", chunked, false), (form, subscriber.Bye, subscriber.Ended, subscriber.Connection.Broken));
            subscriber.Dispose();
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_refused_and_hold_no_place(string method)
    {
        using var connection = await RawConnection.OpenAsync(shared.Server.Url);

        await connection.SendAsync($"{method} /sse/ops HTTP/1.1\r\nHost: {shared.Server.Url.Authority}\r\nContent-Length: 0\r\n\r\n");
        var head = await connection.HeadAsync();

        Assert.InRange(head!.Status, 404, 405);
        Assert.Equal(0, shared.Server.Get<ConnectionRegistry>().Count);
    }

    /// <summary>Without TLS there is no HTTP/2 here; a client that takes it for granted has to learn that at once.</summary>
    [Fact]
    public async Task HTTP_2_without_TLS_is_refused_at_once()
    {
        using var connection = await RawConnection.OpenAsync(shared.Server.Url);
        var answer = new List<byte>();
        var one = new byte[1];

        await connection.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0");
        while (await connection.ReadAsync(one) == 1)
        {
            answer.Add(one[0]);
        }

        Assert.DoesNotContain("200", Encoding.ASCII.GetString([.. answer]), StringComparison.Ordinal);
    }

    private static async Task<RawSubscriber> SubscribeAsync(Uri server, string form)
    {
        var connection = await RawConnection.OpenAsync(server);
        await connection.SendAsync(form.Replace("{host}", server.Authority, StringComparison.Ordinal));
        var subscriber = await RawSubscriber.OnAsync(connection);
        Assert.Equal((form, 200, "text/event-stream"), (form, subscriber!.Head.Status, subscriber.Head["Content-Type"]));
        await subscriber.LiveAsync();
        return subscriber;
    }
}
