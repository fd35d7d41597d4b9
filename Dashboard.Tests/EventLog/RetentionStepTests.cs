using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.EventLog;

/// <summary>What one step of retention removes: publishers wait for it.</summary>
public sealed class RetentionStepTests
{
    [Theory]
    [InlineData(100, 4)]
    [InlineData(30_000, 3)]
    [InlineData(80_000, 1)]
    public async Task It_ends_after_so_many_rows_and_after_so_many_bytes_and_takes_one_at_least(int size, int expected)
    {
        using var folder = new TempFolder();
        await using (var log = TestLog.Open(folder.FullPath))
        {
            for (var number = 0; number < 10; number++)
            {
                await log.AppendAsync("ops", new string('x', size));
            }
        }

        var options = new EventLogOptions { Directory = folder.FullPath, RetentionStep = 4, RetentionStepBytes = 70_000 };
        using var file = new SqliteLogFile(options);
        using var connection = file.OpenForWriting();
        using var retention = new LogRetention(connection, TrimMarks.Load(connection), options, TimeProvider.System);

        Assert.Equal(expected, retention.Step("ops", 10, new StreamSettings(default, RetainCount: 1)));
        Assert.Equal(expected, retention.RemoveNext("ops", 10));
    }
}
