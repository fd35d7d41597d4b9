using Dashboard.Client.Reading;
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
}
