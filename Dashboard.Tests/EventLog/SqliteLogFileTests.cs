using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.EventLog;

public sealed class SqliteLogFileTests
{
    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_by_its_path()
    {
        using var folder = new TempFolder();

        // The super-user may write everywhere, but nobody can make a folder inside a file.
        var file = Path.Combine(folder.FullPath, "file");
        File.WriteAllText(file, "");

        Assert.Equal(
            $"{file}/data/dashboard.db cannot be written. Give this user the right to write there, or name another folder with --EventLog:Directory.",
            RefusalOf(Path.Combine(file, "data")));
    }

    [Fact]
    public void A_path_that_is_a_folder_is_refused_by_its_path()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(PathIn(folder));

        Assert.Equal(
            $"{PathIn(folder)} cannot be written. Give this user the right to write there, or name another folder with --EventLog:Directory.",
            RefusalOf(folder.FullPath));
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        using (var connection = TestLog.OpenBeside(folder.FullPath))
        {
            connection.Run("CREATE TABLE theirs (x)");
        }

        var before = File.ReadAllBytes(PathIn(folder));

        Assert.Equal(
            $"{PathIn(folder)} is a database of another program. Name another folder with --EventLog:Directory.",
            RefusalOf(folder.FullPath));
        Assert.Equal(before, File.ReadAllBytes(PathIn(folder)));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        var garbage = Enumerable.Range(0, 8192).Select(number => (byte)(number * 31)).ToArray();
        File.WriteAllBytes(PathIn(folder), garbage);

        Assert.Equal(
            $"{PathIn(folder)} is damaged or not a database. {SqliteLogFile.HowToRestore(PathIn(folder))}",
            RefusalOf(folder.FullPath));
        Assert.Equal(garbage, File.ReadAllBytes(PathIn(folder)));
    }

    [Fact]
    public async Task A_log_of_a_newer_version_is_refused()
    {
        using var folder = new TempFolder();
        await TestLog.Open(folder.FullPath).DisposeAsync();
        using (var connection = TestLog.OpenBeside(folder.FullPath))
        {
            connection.Run("PRAGMA user_version = 99");
        }

        Assert.Equal(
            $"{PathIn(folder)} was written by a newer version (schema 99, this version knows 4). Run that version, or name another folder with --EventLog:Directory.",
            RefusalOf(folder.FullPath));
    }

    [Fact]
    public async Task A_log_in_which_another_process_writes_is_refused()
    {
        using var folder = new TempFolder();
        await TestLog.Open(folder.FullPath).DisposeAsync();
        using var other = TestLog.OpenBeside(folder.FullPath);
        other.Run("BEGIN IMMEDIATE");

        Assert.Equal(
            $"{PathIn(folder)} is in use by another process. Stop that one, or name another folder with --EventLog:Directory.",
            RefusalOf(folder.FullPath));
    }

    /// <summary>Two writers would give the same positions, and neither would tell its subscribers what the other took.</summary>
    [Fact]
    public async Task A_log_that_another_server_has_open_is_refused()
    {
        await using var first = TestLog.Open();
        await first.AppendAsync("ops", "1");

        Assert.Equal(
            $"{Path.Combine(first.Folder, "dashboard.db")} is in use by another process. Stop that one, or name another folder with --EventLog:Directory.",
            RefusalOf(first.Folder));
    }

    [Theory]
    [InlineData("Full", 2)]
    [InlineData("Normal", 1)]
    public void Commits_go_to_the_disk_before_they_count_unless_told_otherwise(string mode, long expected)
    {
        using var folder = new TempFolder();
        using var connection = new SqliteLogFile(new EventLogOptions { Directory = folder.FullPath, Synchronous = Enum.Parse<SynchronousMode>(mode) }).OpenForWriting();

        Assert.Equal(SynchronousMode.Full, new EventLogOptions().Synchronous);
        Assert.Equal("wal", connection.Scalar("PRAGMA journal_mode"));
        Assert.Equal(expected, connection.Scalar("PRAGMA synchronous"));
    }

    [Fact]
    public async Task The_first_message_says_which_mode_is_on()
    {
        await using var log = TestLog.Open(adapt: options => options.Synchronous = SynchronousMode.Normal);

        Assert.Equal(
            $"The log is {Path.Combine(log.Folder, "dashboard.db")}: epoch {log.Log.Bounds.Epoch}, last position 0, synchronous Normal.",
            log.Messages[0].Text);
    }

    [Fact]
    public void A_connection_for_reading_cannot_write()
    {
        using var folder = new TempFolder();
        using var writing = FileIn(folder.FullPath).OpenForWriting();
        using var reading = FileIn(folder.FullPath).OpenForReading();

        var refused = Assert.Throws<SqliteException>(() => reading.Run("DELETE FROM events"));

        Assert.Equal(8, refused.SqliteErrorCode);
    }

    [Fact]
    public void A_missing_folder_is_made()
    {
        using var folder = new TempFolder();
        var missing = Path.Combine(folder.FullPath, "a", "b");

        using var connection = FileIn(missing).OpenForWriting();

        Assert.True(File.Exists(Path.Combine(missing, "dashboard.db")));
    }

    private static string PathIn(TempFolder folder) => Path.Combine(folder.FullPath, "dashboard.db");

    private static SqliteLogFile FileIn(string folder) => new(new EventLogOptions { Directory = folder, LockTimeoutSeconds = 1 });

    private static string RefusalOf(string folder) =>
        Assert.Throws<EventLogUnavailableException>(() =>
        {
            using var connection = FileIn(folder).OpenForWriting();
        }).Message;
}
