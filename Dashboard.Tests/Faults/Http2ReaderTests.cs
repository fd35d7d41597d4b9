using System.Diagnostics;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Streams that share a connection of HTTP/2: which of them stands still, and what is cut for it.</summary>
public sealed class Http2ReaderTests
{
    private const uint Wide = 1 << 30;

    private static readonly string[] s_settings =
        ["Kestrel:EndpointDefaults:Protocols=Http2", "Fanout:WriteTimeout=00:00:01", "Logging:LogLevel:Default=None"];

    [Fact]
    public async Task A_reader_whose_connection_stands_still_gives_its_place_back()
    {
        await using var server = await TestServer.StartAsync(s_settings);
        using var stuck = await RawHttp2.OpenAsync(server.Url, Wide, window: 4096);
        await stuck.GetAsync(1, "/sse/ops");
        await CountAsync(server, 1);

        await AppendAsync(server, 100);
        var started = Stopwatch.GetTimestamp();
        await CountAsync(server, 0);

        // The web server itself gives such a connection up after half a minute.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task A_stream_whose_own_window_is_shut_is_cut_and_its_sister_goes_on()
    {
        await using var server = await TestServer.StartAsync(s_settings);
        using var client = await RawHttp2.OpenAsync(server.Url, streamWindow: 400);
        await client.GetAsync(1, "/sse/ops");
        await client.GetAsync(3, "/sse/calm");
        await client.OpenWindowAsync(3, Wide);
        await CountAsync(server, 2);

        await AppendAsync(server, 1);
        await CountAsync(server, 1);
        await server.Get<IEventLog>().AppendAsync(TestLog.Draft("calm", "for the sister"));

        await Eventually.True(async () => await client.DataAsync() is { Stream: 3, Text: var text } && text.Contains("for the sister", StringComparison.Ordinal), "it comes");
    }

    [Fact]
    public async Task A_reader_that_lets_nothing_of_its_stream_through_gives_its_place_back_once_events_wait_for_it()
    {
        await using var server = await TestServer.StartAsync(s_settings);
        using var client = await RawHttp2.OpenAsync(server.Url, streamWindow: 0);
        await client.GetAsync(1, "/sse/ops");
        await CountAsync(server, 1);

        // The web server takes the first bytes without a word that they do not leave.
        await AppendAsync(server, 2);
        var started = Stopwatch.GetTimestamp();
        await CountAsync(server, 0);

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    private static Task CountAsync(TestServer server, int count) =>
        Eventually.True(() => server.Get<ConnectionRegistry>().Count == count, $"there are {count} subscribers");

    private static async Task AppendAsync(TestServer server, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await server.Get<IEventLog>().AppendAsync(TestLog.Draft("ops", "x") with { Body = new string('b', 60_000) });
        }
    }
}
