using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>
/// The disk reports that it could not write through. What the system then still holds of the file is anybody's guess,
/// and a second attempt may succeed without the data: only a restart, which reads the file anew, is safe.
/// </summary>
public sealed class StoreSyncErrorTests
{
    /// <summary>What tells the supervisor that a new start may help.</summary>
    private const int BrokenLog = 5;

    [Fact]
    public async Task After_an_error_of_the_disk_nothing_is_acknowledged_and_the_process_ends_for_a_restart()
    {
        using var folder = new TempFolder();
        await using var server = new StoreServer(folder.FullPath);
        await server.StartAsync();
        await using var storm = new StoreStorm(server, 8);
        await Eventually.True(() => storm.Count >= 200, "publishes are acknowledged");
        int exitCode;
        await using (await StoreTracer.AttachAsync(server.Process.Id, "error=EIO"))
        {
            exitCode = await server.Process.ExitCodeAsync();
        }

        await storm.StopAsync();
        await server.StartAsync();

        Assert.Equal(BrokenLog, exitCode);
        Assert.NotEmpty(storm.Refused);
        Assert.All(storm.Refused, one => Assert.Equal(503, one.Status));
        var firstError = storm.Refused.Min(one => one.At);
        Assert.Empty(storm.Acknowledged.Where(one => one.Started > firstError));
        StoreLedger.AssertKept(storm, await StoreLedger.ReadAllAsync(server));
    }
}
