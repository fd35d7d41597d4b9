using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>
/// The file system under the log stops in the middle of a storm and loses what was not written through, as it does when
/// the power fails. A kill alone cannot show that: what a killed process has written stays with the system.
/// </summary>
public sealed class StorePowerCutTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("ext4")]
    [InlineData("xfs")]
    public async Task A_power_cut_loses_nothing_that_was_acknowledged(string fileSystem)
    {
        await using var mount = await StoreMount.ImageAsync(fileSystem);
        var rounds = StoreLength.Of("DASHBOARD_POWER_CUTS", brief: 1, extended: 10);
        await using var server = new StoreServer(Path.Combine(mount.FullPath, "log"));
        await server.StartAsync();
        await using var storm = new StoreStorm(server, 8);
        for (var round = 0; round < rounds; round++)
        {
            await StormAndCutAsync(server, storm, mount);
            await server.StartAsync();
        }

        await storm.StopAsync();

        output.WriteLine($"{storm.Count} were acknowledged over {rounds} power cuts.");
        StoreLedger.AssertKept(storm, await StoreLedger.ReadAllAsync(server));
    }

    /// <summary>What the faster mode gives up. It also shows that a power cut in here takes what is not on the disk.</summary>
    [Fact]
    public async Task A_log_that_does_not_wait_for_the_disk_loses_to_a_power_cut_what_it_acknowledged()
    {
        await using var mount = await StoreMount.ImageAsync("ext4");
        await using var server = new StoreServer(Path.Combine(mount.FullPath, "log"), "--EventLog:Synchronous=Normal");
        await server.StartAsync();
        await using var storm = new StoreStorm(server, 8);
        await Eventually.True(() => storm.Count >= 500, "publishes are acknowledged");
        await mount.CutPowerAsync();
        await storm.StopAsync();
        await server.KillAsync();
        await mount.RestorePowerAsync();
        await server.StartAsync();

        var lost = StoreLedger.Lost(storm, await StoreLedger.ReadAllAsync(server));
        output.WriteLine($"{lost.Count} of {storm.Count} that were acknowledged are gone.");
        Assert.NotEmpty(lost);
    }

    private static async Task StormAndCutAsync(StoreServer server, StoreStorm storm, StoreMount mount)
    {
        var enough = storm.Count + Random.Shared.Next(500, 2_000);
        await Eventually.True(() => storm.Count >= enough, "publishes are acknowledged");
        await mount.CutPowerAsync();
        await server.KillAsync();
        await mount.RestorePowerAsync();
    }
}
