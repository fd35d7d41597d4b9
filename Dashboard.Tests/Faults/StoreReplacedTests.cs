using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Another file lies where the log was: whoever resumes is told, instead of waiting for positions that come again.</summary>
public sealed class StoreReplacedTests
{
    [Fact]
    public async Task After_a_new_file_an_old_id_brings_a_gap_and_everything_there_is()
    {
        using var folder = new TempFolder();
        var last = await PublishAsync(folder, "1", "2", "3");
        Directory.Delete(folder.FullPath, recursive: true);
        await PublishAsync(folder, "new 1", "new 2", "new 3", "new 4");

        await AssertResumesWithGapAsync(folder, last, "new 1", "new 2", "new 3", "new 4");
    }

    /// <summary>By the command that the server itself names when it finds its file damaged.</summary>
    [Fact]
    public async Task After_a_backup_is_restored_as_the_server_says_a_younger_id_brings_a_gap_and_everything_there_is()
    {
        StoreTool.Require("sqlite3", "sqlite3");
        using var folder = new TempFolder();
        using var backups = new TempFolder();
        var backup = Path.Combine(backups.FullPath, "backup");
        await PublishAsync(folder, "1", "2");
        File.Copy(PathIn(folder), backup);
        var last = await PublishAsync(folder, "3", "4");
        var restored = await StoreTool.RunAsync("bash", "-c", RestoreCommand(folder).Replace("BACKUP", backup, StringComparison.Ordinal));
        Assert.True(restored.Succeeded, restored.Output);
        await PublishAsync(folder, "new 3", "new 4", "new 5");

        await AssertResumesWithGapAsync(folder, last, "1", "2", "new 3", "new 4", "new 5");
    }

    /// <summary>Also where the operator just copies the file, as long as nothing was published since.</summary>
    [Fact]
    public async Task After_a_backup_is_copied_back_a_younger_id_brings_a_gap_and_everything_there_is()
    {
        using var folder = new TempFolder();
        using var backups = new TempFolder();
        var backup = Path.Combine(backups.FullPath, "backup");
        await PublishAsync(folder, "1", "2");
        File.Copy(PathIn(folder), backup);
        var last = await PublishAsync(folder, "3", "4");
        File.Copy(backup, PathIn(folder), overwrite: true);

        await AssertResumesWithGapAsync(folder, last, "1", "2");
    }

    private static async Task<string> PublishAsync(TempFolder folder, params string[] titles)
    {
        await using var server = await TestServer.StartAsync(folder: folder.FullPath);
        var last = "";
        foreach (var title in titles)
        {
            last = (await server.PublishAsync("ops", title)).Id;
        }

        return last;
    }

    private static async Task AssertResumesWithGapAsync(TempFolder folder, string lastEventId, params string[] titles)
    {
        await using var server = await TestServer.StartAsync(folder: folder.FullPath);
        await using var subscription = await server.SubscribeAsync("/sse/ops", lastEventId);
        await subscription.EventAsync(EventTypes.Heartbeat);

        Assert.Equal(EventTypes.Gap, subscription.Events[0].Type);
        Assert.Contains($"\"asked\":\"{lastEventId}\"", subscription.Events[0].Data, StringComparison.Ordinal);
        Assert.Equal(titles, subscription.Titles);
    }

    private static string RestoreCommand(TempFolder folder)
    {
        var sentence = SqliteLogFile.HowToRestore(PathIn(folder));
        var from = sentence.IndexOf("rm -f", StringComparison.Ordinal);
        return sentence[from..sentence.IndexOf(" (", StringComparison.Ordinal)];
    }

    private static string PathIn(TempFolder folder) => Path.Combine(folder.FullPath, "dashboard.db");
}
