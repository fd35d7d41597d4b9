using System.Diagnostics;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.EventLog;

public sealed class WriteTurnTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly MessageLog _messages = new();
    private readonly LogCondition _condition;
    private readonly SqliteConnection _connection;
    private readonly WriteTurn _turn;

    public WriteTurnTests()
    {
        _condition = new LogCondition("the file", _messages);
        _connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullPath, "a.db")};Pooling=False");
        _connection.Open();
        _connection.Run("CREATE TABLE log (epoch); INSERT INTO log VALUES (1)");
        _turn = new WriteTurn(_connection, _condition);
    }

    public void Dispose()
    {
        _turn.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(13, 13, AppendRefusal.DiskFull)]
    [InlineData(10, 4874, AppendRefusal.DiskFull)]
    [InlineData(5, 5, AppendRefusal.Locked)]
    [InlineData(6, 262, AppendRefusal.Locked)]
    [InlineData(10, 3850, AppendRefusal.NotWritable)]
    [InlineData(10, 3082, AppendRefusal.NotWritable)]
    [InlineData(11, 11, AppendRefusal.NotWritable)]
    [InlineData(8, 8, AppendRefusal.NotWritable)]
    public void A_failure_that_may_pass_is_refused_for_what_it_is_and_the_next_write_is_taken(int code, int extended, object expected)
    {
        var failure = _turn.Write(() => throw new SqliteException("no", code, extended));

        Assert.Equal((AppendRefusal)expected, failure!.Refusal);
        Assert.Equal((AppendRefusal)expected, _condition.Refusal);
        Assert.False(_condition.Broken.IsCompleted);
        Assert.Null(_turn.Write(() => { }));
        Assert.Null(_condition.Refusal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(266)]
    [InlineData(778)]
    [InlineData(1034)]
    [InlineData(1290)]
    [InlineData(1546)]
    public void After_the_disk_has_failed_nothing_is_written_any_more(int extended)
    {
        var failure = _turn.Write(() => throw new SqliteException("disk I/O error", 10, extended));
        var tried = false;
        var later = _turn.Write(() => tried = true);
        _turn.TryOut();

        Assert.Equal(AppendRefusal.Broken, failure!.Refusal);
        Assert.Equal(new WriteFailure(AppendRefusal.Broken, null), later);
        Assert.False(tried);
        Assert.True(_condition.Broken.IsCompleted);
        Assert.Equal("The disk has failed; nothing is written any more.", _condition.Problem);
        Assert.Equal(
            [(LogLevel.Critical, "The disk failed while the file was written. Nothing is acknowledged any more, and the server stops: what is on the disk at the next start is what counts.")],
            _messages.All);
    }

    [Fact]
    public void A_commit_on_which_the_disk_failed_has_an_unknown_outcome() => Assert.Equal(
        (AppendRefusal.OutcomeUnknown, AppendRefusal.Broken),
        (WriteFailure.Of(new SqliteException("disk I/O error", 10, 1034), committing: true).Refusal,
            WriteFailure.Of(new SqliteException("disk I/O error", 10, 1034), committing: false).Refusal));

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(10, 4874, false)]
    [InlineData(10, 3082, false)]
    [InlineData(10, 3850, false)]
    [InlineData(10, 5386, false)]
    [InlineData(10, 266, true)]
    [InlineData(10, 522, true)]
    [InlineData(11, 11, true)]
    [InlineData(26, 26, true)]
    public void A_reader_calls_the_file_damaged_only_where_bytes_of_it_are_lost(int code, int extended, bool damaged)
    {
        _condition.ReadFailed(new SqliteException("no", code, extended));

        Assert.Equal(damaged, _condition.Problem is not null);
    }

    /// <summary>A checkpoint by the last one that closes would ask the disk for an fsync again, and believe it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Closing_after_the_disk_has_failed_writes_nothing_whoever_noticed_it(bool broken)
    {
        _connection.Run("PRAGMA journal_mode = WAL");
        _turn.Write(() => _connection.Run("INSERT INTO log VALUES (2)"));
        if (broken)
        {
            _condition.WriteFailed(WriteFailure.Of(new SqliteException("disk I/O error", 10, 1034), committing: false));
        }

        _turn.Dispose();

        Assert.Equal(broken, File.Exists(Path.Combine(_folder.FullPath, "a.db-wal")));
    }

    [Fact]
    public void After_one_has_waited_for_another_process_in_vain_the_next_ones_hardly_wait_until_one_is_written()
    {
        _connection.DefaultTimeout = 1;
        using var turn = new WriteTurn(_connection, _condition);
        using var other = new SqliteConnection(_connection.ConnectionString);
        other.Open();
        other.Run("BEGIN IMMEDIATE");

        TimeSpan[] tried = [Taken(turn.TryOut), Taken(() => turn.Write(() => { })), Taken(turn.TryOut)];
        other.Run("ROLLBACK");
        turn.TryOut();
        other.Run("BEGIN IMMEDIATE");
        var waited = Taken(() => turn.Write(() => { }));

        Assert.All(tried, took => Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(0.9)));
        Assert.InRange(waited, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
        Assert.Equal(AppendRefusal.Locked, _condition.Refusal);
    }

    private static TimeSpan Taken(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started);
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_behind()
    {
        _turn.Write(() =>
        {
            _connection.Run("INSERT INTO log VALUES (2)");
            throw new InvalidOperationException("Something of ours.");
        });
        _turn.Write(() => _connection.Run("INSERT INTO log VALUES (3)"));

        Assert.Equal("1,3", _connection.Scalar("SELECT group_concat(epoch) FROM log"));
    }

    [Fact]
    public void The_same_reason_is_told_once_and_its_end_as_well()
    {
        for (var time = 0; time < 3; time++)
        {
            _turn.Write(() => throw new SqliteException("full", 13));
        }

        _turn.TryOut();

        Assert.Equal(
            [
                (LogLevel.Error, "the file cannot be written (DiskFull); publishes are refused until it can, and it is tried again and again."),
                (LogLevel.Information, "the file can be written again."),
            ],
            _messages.All);
    }
}
