using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Readers that stand still while the server stops.</summary>
public sealed class StuckAtStopTests
{
    /// <summary>Both ways of delivery at the same time, because each may take five seconds.</summary>
    [Fact]
    public Task A_reader_that_stands_still_does_not_hold_up_the_stop_for_more_than_five_seconds() =>
        Task.WhenAll(Deliveries.Both.Select(delivery => AssertStopsAsync(delivery.Data)));

    private static async Task AssertStopsAsync(string delivery)
    {
        const int Count = 60;
        await using var server = await TestServer.StartAsync([delivery]);
        using var stuck = await RawSubscriber.OpenAsync(server.Url, window: 4096);
        using var good = await RawSubscriber.OpenLiveAsync(server.Url);
        var reading = good.PositionsAsync(Count);
        for (var number = 0; number < Count; number++)
        {
            await server.PublishAsync("ops", $"{number}\n{new string('b', 60_000)}");
        }

        await reading;
        var started = TimeProvider.System.GetTimestamp();
        await server.StopAsync();

        // The host gives up after five; what is above is the machine's.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(6));
        await good.EndAsync();
        Assert.Equal("shutdown", good.Bye);
    }
}
