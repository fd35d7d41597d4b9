using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>What a stop of the server may not take from a subscriber, and what may not hold it up.</summary>
public sealed class StopTests
{
    public static TheoryData<string> Both => Deliveries.Both;

    /// <summary>Who has no id yet could not ask for it again.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_acknowledged_before_the_stop_stands_before_the_farewell(string delivery)
    {
        await using var server = await TestServer.StartAsync([delivery]);
        var subscribers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => RawSubscriber.OpenLiveAsync(server.Url)));

        await server.PublishAsync("ops", "the last one");
        await server.StopAsync();
        await Task.WhenAll(subscribers.Select(one => one.EndAsync()));

        Assert.All(subscribers, one => Assert.Equal("shutdown", one.Bye));
        Assert.Empty(subscribers.Where(one => one.Positions is not [1]).Select(one => one.LastEventId));
        foreach (var one in subscribers)
        {
            one.Dispose();
        }
    }

    /// <summary>Both at the same time, because each may take seconds.</summary>
    [Fact]
    public Task A_request_whose_body_never_comes_does_not_hold_up_the_stop() => Task.WhenAll(Deliveries.Both.Select(async delivery =>
    {
        await using var server = await TestServer.StartAsync([delivery.Data]);
        using var connection = await RawConnection.OpenAsync(server.Url);
        await connection.SendAsync($"GET /sse/ops HTTP/1.1\r\nHost: {server.Url.Authority}\r\nContent-Length: 100000\r\n\r\nnever the rest");
        using var subscriber = await RawSubscriber.OnAsync(connection);
        await subscriber!.LiveAsync();
        var started = TimeProvider.System.GetTimestamp();

        await server.StopAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(4));
        await subscriber.EndAsync();
        Assert.Equal("shutdown", subscriber.Bye);
    }));
}
