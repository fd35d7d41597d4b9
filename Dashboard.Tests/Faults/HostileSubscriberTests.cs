using System.Text;
using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Clients that break off, break rules, or send what nobody asked for.</summary>
public sealed class HostileSubscriberTests
{
    private static readonly Dictionary<string, Func<RawConnection, Uri, Task>> s_leavers = new(StringComparer.Ordinal)
    {
        ["half-closes"] = async (connection, server) =>
        {
            await SubscribeAsync(connection, server);
            connection.HalfClose();
        },
        ["resets"] = async (connection, server) =>
        {
            await SubscribeAsync(connection, server);
            connection.Reset();
        },
        ["closes"] = async (connection, server) =>
        {
            await SubscribeAsync(connection, server);
            connection.Dispose();
        },
        ["leaves right after its request"] = async (connection, server) =>
        {
            await connection.SendAsync(RawSubscriber.Request(server));
            connection.Dispose();
        },
        ["resets right after its request"] = async (connection, server) =>
        {
            await connection.SendAsync(RawSubscriber.Request(server));
            connection.Reset();
        },
        ["leaves within the request line"] = async (connection, _) =>
        {
            await connection.SendAsync("GET /sse/o");
            connection.Dispose();
        },
        ["leaves within the headers"] = async (connection, server) =>
        {
            await connection.SendAsync(RawSubscriber.Request(server)[..^2]);
            connection.Reset();
        },
        ["leaves after a flood"] = async (connection, server) =>
        {
            await SubscribeAsync(connection, server);
            Flood(connection, 16);
            connection.Dispose();
        },
    };

    /// <summary>Each less than what is taken for a client that does not speak HTTP.</summary>
    private static readonly byte[][] s_garbage =
    [
        Noise(2_000),
        Encoding.ASCII.GetBytes(new string('\n', 500)),
        new byte[60_000],
        "GET /sse/ops HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(),
        "POST /api/streams/ops/notifications HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nwrong"u8.ToArray(),
    ];

    public static TheoryData<string> Both => Deliveries.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_place_of_a_client_that_breaks_off_is_free_again_and_nobody_else_is_disturbed(string delivery)
    {
        await using var server = await StartAsync(delivery);
        using var good = await RawSubscriber.OpenLiveAsync(server.Url);

        foreach (var (how, leave) in s_leavers)
        {
            for (var time = 0; time < 10; time++)
            {
                using var connection = await RawConnection.OpenAsync(server.Url);
                await leave(connection, server.Url);
            }

            await Eventually.True(() => server.Get<ConnectionRegistry>().Count == 1, $"only the good one is connected, after one that {how}");
        }

        var receipt = await server.PublishAsync("ops", "goes on");
        Assert.Equal(1, receipt.Receivers);
        Assert.Equal([1L], await good.PositionsAsync(1));
    }

    /// <summary>Nothing of it may be taken for a request before the stream has ended, nor get into a stream.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_subscriber_sends_after_its_request_changes_nothing_in_any_stream(string delivery)
    {
        await using var server = await StartAsync(delivery);
        using var good = await RawSubscriber.OpenLiveAsync(server.Url);
        var talking = new List<RawSubscriber>();
        foreach (var garbage in s_garbage)
        {
            talking.Add(await RawSubscriber.OpenLiveAsync(server.Url));
            await talking[^1].Connection.SendAsync(garbage);
        }

        await server.PublishAsync("ops", "1");
        await server.PublishAsync("ops", "2");

        Assert.Equal([1L, 2L], await good.PositionsAsync(2));
        Assert.All(await Task.WhenAll(talking.Select(one => one.PositionsAsync(2))), positions => Assert.Equal([1L, 2L], positions));
        Assert.Equal(1 + s_garbage.Length, server.Get<ConnectionRegistry>().Count);
        talking.ForEach(one => one.Dispose());
    }

    /// <summary>Both at the same time, because each takes ten seconds.</summary>
    [Fact]
    public Task Headers_that_do_not_come_are_waited_for_ten_seconds() => Task.WhenAll(Deliveries.Both.Select(async delivery =>
    {
        await using var server = await StartAsync(delivery.Data);
        using var slow = await RawConnection.OpenAsync(server.Url);
        var started = TimeProvider.System.GetTimestamp();
        await slow.SendAsync("GET /sse/ops HTTP/1.1\r\nHost: x\r\nX: ");

        var answer = await slow.HeadAsync();

        Assert.Equal(408, answer?.Status);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(13));
        Assert.Equal(0, await slow.ReadAsync(new byte[1]));
    }));

    [Theory]
    [MemberData(nameof(Both))]
    public Task A_subscriber_with_a_body_gets_its_stream(string delivery) => AssertStreamsAsync(
        delivery, "Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");

    private static async Task AssertStreamsAsync(string delivery, params string[] bodies)
    {
        await using var server = await StartAsync(delivery);
        var subscribers = new List<RawSubscriber>();
        foreach (var body in bodies)
        {
            var connection = await RawConnection.OpenAsync(server.Url);
            await connection.SendAsync($"GET /sse/ops HTTP/1.1\r\nHost: {server.Url.Authority}\r\n{body}");
            subscribers.Add((await RawSubscriber.OnAsync(connection))!);
            await subscribers[^1].LiveAsync();
        }

        await server.PublishAsync("ops", "1");
        Assert.All(await Task.WhenAll(subscribers.Select(one => one.PositionsAsync(1))), positions => Assert.Equal([1L], positions));
        var started = TimeProvider.System.GetTimestamp();
        await server.StopAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(4));
        foreach (var subscriber in subscribers)
        {
            await subscriber.EndAsync();
            Assert.Equal(("shutdown", true), (subscriber.Bye, subscriber.Ended));
            subscriber.Dispose();
        }
    }

    /// <summary>Often enough that a server which reads nothing more finds out that its client has left.</summary>
    private static Task<TestServer> StartAsync(string delivery) => TestServer.StartAsync([delivery, "Fanout:HeartbeatEvery=00:00:00.2"]);

    private static async Task SubscribeAsync(RawConnection connection, Uri server)
    {
        await connection.SendAsync(RawSubscriber.Request(server));
        Assert.Equal(200, (await connection.HeadAsync())?.Status);
    }

    private static void Flood(RawConnection connection, int megabytes)
    {
        var piece = Noise(1024 * 1024);
        for (var number = 0; number < megabytes && connection.SendAtOnce(piece) > 0; number++)
        {
        }
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
