using System.Diagnostics;
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
        var rounds = Effort.Of("DASHBOARD_POWER_CUTS", brief: 1, extended: 10);
        await using var server = new StoreServer(Path.Combine(mount.FullPath, "log"));
        await server.StartAsync();
        await using var storm = new StoreStorm(server, 8);
        var afterCut = new List<StoreReceipt>();
        for (var round = 0; round < rounds; round++)
        {
            afterCut.AddRange(await StormAndCutAsync(server, storm, mount));
            await server.StartAsync();
        }

        await storm.StopAsync();

        var stored = await StoreLedger.ReadAllAsync(server);
        output.WriteLine(
            $"{storm.Count} were acknowledged over {rounds} power cuts, {afterCut.Count} of them during a cut; {StoreLedger.Lost(storm, stored).Count} of those are gone.");
        StoreLedger.AssertKept(storm, stored, afterCut);
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

    /// <summary>
    /// The machine goes on here where a real one stops: a write through that meets the cut may be reported as done though
    /// it is not. No publisher would ever hear of it, so what is answered after the cut was ordered decides nothing.
    /// </summary>
    /// <returns>What was acknowledged after the cut was ordered.</returns>
    private static async Task<IEnumerable<StoreReceipt>> StormAndCutAsync(StoreServer server, StoreStorm storm, StoreMount mount)
    {
        var enough = storm.Count + Random.Shared.Next(500, 2_000);
        await Eventually.True(() => storm.Count >= enough, "publishes are acknowledged");
        var ordered = Stopwatch.GetTimestamp();
        await mount.CutPowerAsync();
        await server.KillAsync();
        var acknowledged = storm.Acknowledged;
        await mount.RestorePowerAsync();
        return acknowledged.Where(one => one.Answered >= ordered);
    }
}
