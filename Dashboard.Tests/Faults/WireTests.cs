using System.Buffers;
using System.Text;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>The framing of a stream, to the byte.</summary>
public sealed class WireTests
{
    public static TheoryData<string> Both => Deliveries.Both;

    [Theory]
    [InlineData("5\r\nhello\r\n0\r\n\r\n", "hello", true)]
    [InlineData("005\r\nhello\r\nA\r\n0123456789\r\n", "hello0123456789", false)]
    public void The_parser_of_these_tests_takes_what_is_right(string wire, string payload, bool ended)
    {
        var (chunks, taken) = (new ChunkedBody(), new ArrayBufferWriter<byte>());

        foreach (var one in Encoding.ASCII.GetBytes(wire))
        {
            chunks.Take([one], taken);
        }

        Assert.Equal((payload, ended), (Encoding.ASCII.GetString(taken.WrittenSpan), chunks.Ended));
    }

    [Theory]
    [InlineData("\r\nhello")]
    [InlineData("5;x=y\r\nhello\r\n")]
    [InlineData("4\r\nhello\r\n")]
    [InlineData("6\r\nhello\r\n0\r\n\r\n")]
    [InlineData("5\nhello\r\n")]
    [InlineData("0\r\nTrailer: x\r\n\r\n")]
    [InlineData("0\r\n\r\nHTTP/1.1")]
    [InlineData("ffffffffffffffff\r\n")]
    public void The_parser_of_these_tests_takes_nothing_else(string wire) =>
        Assert.Throws<FormatException>(() => new ChunkedBody().Take(Encoding.ASCII.GetBytes(wire), new ArrayBufferWriter<byte>()));

    /// <summary>Small ones and large ones, alone and many at once, caught up from the log and live.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_chunk_is_whole_and_after_the_last_one_there_is_nothing(string delivery)
    {
        await using var server = await TestServer.StartAsync(
            [delivery, "Fanout:Window=8", "Fanout:MaxTake=5", "Fanout:HeartbeatEvery=00:00:00.1"]);
        await PublishAsync(server, 30);
        using var replayed = await RawSubscriber.OpenAsync(server.Url, "/sse/ops?since=all");
        using var live = await RawSubscriber.OpenLiveAsync(server.Url);
        using var pieces = await RawSubscriber.OpenAsync(server.Url, "/sse/ops?since=all", take: 3);

        await PublishAsync(server, 30);
        var all = Enumerable.Range(1, 60).Select(position => (long)position).ToArray();
        Assert.Equal(all, await replayed.PositionsAsync(60));
        Assert.Equal(all[30..], await live.PositionsAsync(30));
        Assert.Equal(all, await pieces.PositionsAsync(60));
        await server.StopAsync();

        foreach (var subscriber in new[] { replayed, live, pieces })
        {
            await subscriber.EndAsync();
            Assert.Equal(("shutdown", true, false), (subscriber.Bye, subscriber.Ended, subscriber.Connection.Broken));
            Assert.Equal("bye", subscriber.Others[^1].Type);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_farewell_spreads_the_time_to_come_back(string delivery)
    {
        await using var server = await TestServer.StartAsync([delivery]);
        var subscribers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RawSubscriber.OpenLiveAsync(server.Url)));

        await server.StopAsync();
        await Task.WhenAll(subscribers.Select(one => one.EndAsync()));

        Assert.All(subscribers, one => Assert.InRange(one.Retry!.Value.TotalMilliseconds, 2_000, 12_000));
        Assert.InRange(subscribers.Select(one => one.Retry).Distinct().Count(), 15, 20);
        foreach (var one in subscribers)
        {
            one.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_proxy_sees_a_clean_end(string delivery)
    {
        await using var server = await TestServer.StartAsync([delivery]);
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        var subscribers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RawSubscriber.OpenLiveAsync(proxy.Url)));

        await server.StopAsync();
        foreach (var subscriber in subscribers)
        {
            while (await subscriber.ReadAsync() > 0)
            {
            }

            Assert.Equal(("shutdown", true), (subscriber.Bye, subscriber.Ended));
        }

        await Eventually.True(
            () => proxy.AccessLog.Split('\n').Count(line => line.Contains("GET /sse/ops HTTP/1.1 200", StringComparison.Ordinal) && line.Contains("complete=OK", StringComparison.Ordinal)) == 10,
            "nginx logged ten complete answers");
        foreach (var one in subscribers)
        {
            one.Dispose();
        }
    }

    private static async Task PublishAsync(TestServer server, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await server.PublishAsync("ops", $"{number}\n{new string('b', number * number * 40)}");
        }
    }
}
