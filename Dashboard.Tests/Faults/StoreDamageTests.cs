using System.Security.Cryptography;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>A page of the file is overwritten: writing goes on as if nothing were, so somebody has to look.</summary>
public sealed class StoreDamageTests
{
    private const int PageSize = 4_096;

    [Fact]
    public async Task A_damaged_page_keeps_the_server_from_starting()
    {
        using var folder = new TempFolder();
        await using (var server = await StartFilledAsync(folder))
        {
            await server.StopAsync();
        }

        Damage(folder);
        await using var process = ServerProcess.Start("--urls", "http://127.0.0.1:0", "--EventLog:Directory", folder.FullPath);

        Assert.Equal(4, await process.ExitCodeAsync());
        Assert.StartsWith($"{PathIn(folder)} is damaged", process.Output, StringComparison.Ordinal);
        Assert.Contains("backup", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_damaged_while_the_server_runs_shows_in_its_readiness()
    {
        using var folder = new TempFolder();
        await using var server = await StartFilledAsync(folder, "--EventLog:IntegrityCheckEvery=00:00:01");
        using (var other = TestLog.OpenBeside(folder.FullPath))
        {
            // The pages are in the file itself, not only in the log of what is new.
            other.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Assert.StartsWith("200", await server.ReadinessAsync(), StringComparison.Ordinal);
        Damage(folder);

        await Eventually.True(
            async () => (await server.ReadinessAsync()).StartsWith("503", StringComparison.Ordinal), "the server is not ready");
        Assert.Contains("damaged", await server.ReadinessAsync(), StringComparison.Ordinal);
    }

    private static async Task<StoreServer> StartFilledAsync(TempFolder folder, params string[] settings)
    {
        var server = new StoreServer(folder.FullPath, [.. settings, "--Logging:LogLevel:Default=None"]);
        await server.StartAsync();
        var body = new string('x', 2_000);
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => server.PublishAsync($"{number}\n{body}")));
        Assert.All(answers, one => Assert.Equal(201, one.Status));
        return server;
    }

    /// <summary>Every second page but the first ones: whichever of them hold rows, some do.</summary>
    private static void Damage(TempFolder folder)
    {
        using var file = new FileStream(PathIn(folder), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        var pages = file.Length / PageSize;
        Assert.InRange(pages, 100, long.MaxValue);
        for (var page = 20L; page < pages; page += 2)
        {
            file.Position = page * PageSize;
            file.Write(RandomNumberGenerator.GetBytes(PageSize));
        }
    }

    private static string PathIn(TempFolder folder) => Path.Combine(folder.FullPath, "dashboard.db");
}
