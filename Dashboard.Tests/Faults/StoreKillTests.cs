using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>
/// The process is killed in the middle of its work, again and again. It shows that nothing is acknowledged too early
/// and nothing is lost on the way back; that it is on the disk only a power cut can show (<see cref="StorePowerCutTests"/>).
/// </summary>
public sealed class StoreKillTests
{
    [Fact]
    public async Task Kills_in_a_storm_lose_nothing_that_was_acknowledged_and_double_nothing()
    {
        var kills = Effort.Of("DASHBOARD_KILLS", brief: 10, extended: 50);
        using var folder = new TempFolder();
        await using var server = new StoreServer(folder.FullPath);
        await server.StartAsync();
        await using var first = new StoreSubscriber(server);
        await using var second = new StoreSubscriber(server);
        await using var third = new StoreSubscriber(server);
        await using var storm = new StoreStorm(server, 8);
        for (var kill = 0; kill < kills; kill++)
        {
            // A number by chance: no kill meets the server at the same place of its work twice.
            var enough = storm.Count + Random.Shared.Next(20, 400);
            await Eventually.True(() => storm.Count >= enough, "publishes are acknowledged");
            await server.KillAsync();
            await server.StartAsync();
        }

        await storm.StopAsync();
        var stored = await StoreLedger.ReadAllAsync(server);

        StoreLedger.AssertKept(storm, stored);
        await StoreLedger.AssertSeenAsync([first, second, third], stored);
        Assert.InRange(first.Connections, kills + 1, int.MaxValue);
    }
}
