using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class IntegrityTests
{
    private const string Damaged = "The log is damaged. The server's own log says what to do.";

    [Fact]
    public async Task A_damaged_file_is_refused_by_its_path_with_what_to_do()
    {
        using var folder = new TempFolder();
        await FillAsync(folder);
        Damage(folder);
        var path = Path.Combine(folder.FullPath, "dashboard.db");

        var refusal = Assert.Throws<EventLogUnavailableException>(() => TestLog.Open(folder.FullPath)).Message;

        Assert.StartsWith($"{path} is damaged: ", refusal, StringComparison.Ordinal);
        Assert.EndsWith(
            $"Stop the server and restore a backup: rm -f {path} {path}-wal {path}-shm && cp BACKUP {path} && sqlite3 {path} \"UPDATE log SET epoch = lower(hex(randomblob(4)))\" (a backup is made, also while the server runs, with: sqlite3 {path} \".backup BACKUP\"), or name another folder with --EventLog:Directory.",
            refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_to_be_looked_through_is_taken_with_a_warning()
    {
        using var folder = new TempFolder();
        await FillAsync(folder);
        Damage(folder);

        await using var log = TestLog.Open(folder.FullPath, adapt: options => options.IntegrityCheckUpTo = 4096);

        Assert.Contains(
            (LogLevel.Warning, $"{Path.Combine(folder.FullPath, "dashboard.db")} is larger than EventLog:IntegrityCheckUpTo, so nobody looks for damage in it."),
            log.Messages);
    }

    [Fact]
    public async Task Damage_shows_while_the_log_runs_and_stays_known_until_a_restart()
    {
        using var folder = new TempFolder();
        await FillAsync(folder);
        var time = new FakeTimeProvider();
        await using var log = TestLog.Open(folder.FullPath, time);
        Assert.Null(log.Log.Problem);

        var sound = Damage(folder);
        await Eventually.True(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(45));
                return log.Log.Problem == Damaged;
            },
            "the damage is known");
        File.WriteAllBytes(Path.Combine(folder.FullPath, "dashboard.db"), sound);
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Damaged, log.Log.Problem);
        Assert.Single(log.Messages, message => message.Level == LogLevel.Critical);
        Assert.True(log.Log.Writable);
    }

    [Fact]
    public async Task A_reader_that_meets_damage_makes_it_known()
    {
        using var folder = new TempFolder();
        await FillAsync(folder);
        await using var log = TestLog.Open(folder.FullPath, new FakeTimeProvider());
        Damage(folder);

        await Assert.ThrowsAnyAsync<Exception>(() => log.TitlesAsync("*"));

        Assert.Equal(Damaged, log.Log.Problem);
    }

    private static async Task FillAsync(TempFolder folder)
    {
        await using var log = TestLog.Open(folder.FullPath);
        await Task.WhenAll(Enumerable.Range(0, 400).Select(number => log.AppendAsync("ops", new string('x', 400) + number)));
    }

    /// <summary>Overwrites the pages in the middle of the file, as a bad disk would; answers what the file was before.</summary>
    private static byte[] Damage(TempFolder folder)
    {
        var path = Path.Combine(folder.FullPath, "dashboard.db");
        var sound = File.ReadAllBytes(path);
        var damaged = sound.ToArray();
        damaged.AsSpan(14 * 4096, 20 * 4096).Fill(0xA5);
        File.WriteAllBytes(path, damaged);
        return sound;
    }
}
