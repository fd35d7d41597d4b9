using System.Text.Json;
using Dashboard.Client.Reading;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Reading;

public sealed class HistoryReaderTests
{
    [Fact]
    public async Task The_pages_hold_everything_newest_first()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 1; i <= 5; i++)
        {
            await server.PublishAsync("ops", $"number {i}");
        }

        using var reader = new HistoryReader(new FixedServerAddress(server.Url));
        var first = await reader.ReadAsync(new HistoryAsk(Streams: ["ops"], Limit: 3), default);
        var second = await reader.ReadAsync(new HistoryAsk(Streams: ["ops"], Before: first.Next, Limit: 3), default);

        Assert.Equal(["number 5", "number 4", "number 3"], first.Notifications.Select(one => one.Title));
        Assert.Equal(["number 2", "number 1"], second.Notifications.Select(one => one.Title));
        Assert.Null(second.Next);
        Assert.True(second.Complete);
    }

    [Fact]
    public async Task A_refusal_carries_the_servers_sentence()
    {
        await using var server = await TestServer.StartAsync();
        using var reader = new HistoryReader(new FixedServerAddress(server.Url));

        var refusal = await Assert.ThrowsAsync<HistoryRefusedException>(() => reader.ReadAsync(new HistoryAsk(Limit: 501), default));

        Assert.Contains("Must be 1 to 500.", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>One notification must not take the list away from everybody.</summary>
    [Fact]
    public async Task What_was_nested_as_deeply_as_publishing_once_allowed_is_read_with_the_others()
    {
        await using var server = await TestServer.StartAsync();
        using var data = JsonDocument.Parse(new string('[', 63) + new string(']', 63));
        await server.Get<IEventLog>().AppendAsync(TestLog.Draft("ops", "deep") with { Data = data.RootElement });
        await server.PublishAsync("ops", "flat");
        using var reader = new HistoryReader(new FixedServerAddress(server.Url));

        var page = await reader.ReadAsync(new HistoryAsk(), default);
        var found = await reader.ReadAsync(new HistoryAsk("deep"), default);

        Assert.Equal(["flat", "deep"], page.Notifications.Select(one => one.Title));
        Assert.Equal(data.RootElement.GetRawText(), Assert.Single(found.Notifications).Data?.GetRawText());
    }

    [Theory]
    [InlineData("[{")]
    [InlineData("<html>")]
    [InlineData("7")]
    public async Task An_answer_that_cannot_be_read_is_a_failure_that_callers_can_show(string answer)
    {
        using var server = new ScriptedStreamServer();
        using var reader = new HistoryReader(new FixedServerAddress(server.Url));
        using var streams = new StreamsReader(new FixedServerAddress(server.Url));

        var page = await Assert.ThrowsAsync<HistoryRefusedException>(() => AnsweredAsync(server, answer, reader.ReadAsync(new HistoryAsk(), default)));
        var heat = await Assert.ThrowsAsync<HistoryRefusedException>(() => AnsweredAsync(server, answer, reader.ReadHeatAsync("", default)));
        await Assert.ThrowsAsync<HttpRequestException>(() => AnsweredAsync(server, answer, streams.ReadAsync(default)));

        Assert.Equal(["The server's answer cannot be read.", "The server's answer cannot be read."], [page.Message, heat.Message]);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_failure_that_callers_can_show()
    {
        using var server = new ScriptedStreamServer();
        using var reader = new HistoryReader(new FixedServerAddress(server.Url));

        var reading = reader.ReadAsync(new HistoryAsk(), default);
        var connection = await server.AcceptAsync();
        await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[");
        connection.Close();

        await Assert.ThrowsAsync<HttpRequestException>(() => reading);
    }

    private static async Task AnsweredAsync(ScriptedStreamServer server, string answer, Task reading)
    {
        var connection = await server.AcceptAsync();
        await connection.AnswerAsync(contentType: "application/json");
        await connection.SendAsync(answer);
        connection.Close();
        await reading;
    }
}
