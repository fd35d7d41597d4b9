using System.Net;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

public sealed class StoreDeletionTests
{
    private const int Rows = 100_000;

    private const string Fill = """
        INSERT INTO events (stream, severity, published_at, json)
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $rows)
        SELECT 'large', 1, unixepoch() * 1000000, CAST('{"title":"' || n || '"}' AS BLOB) FROM numbers;
        """;

    [Fact]
    public async Task A_kill_while_a_stream_is_deleted_delays_only_its_end()
    {
        using var folder = new TempFolder();
        await TestLog.Open(folder.FullPath).DisposeAsync();
        using var beside = TestLog.OpenBeside(folder.FullPath);
        beside.Run(Fill.Replace("$rows", $"{Rows}", StringComparison.Ordinal));
        await using var server = new StoreServer(folder.FullPath);
        await server.StartAsync();

        using var answer = await server.Http.DeleteAsync(new Uri("/api/streams/large", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await Eventually.True(() => Left() < Rows, "some of it is gone");
        await server.KillAsync();
        Assert.InRange(Left(), 1, Rows - 1);
        await server.StartAsync();

        await Eventually.True(() => Left() == 0 && (long)beside.Scalar("SELECT COUNT(*) FROM deletions")! == 0, "the rest is gone");
        Assert.Equal((long)Rows, beside.Scalar("SELECT count FROM trimmed WHERE stream = 'large' AND upto = count"));
        Assert.Equal("[]", await server.Http.GetStringAsync(new Uri("/api/streams", UriKind.Relative)));

        long Left() => (long)beside.Scalar("SELECT COUNT(*) FROM events")!;
    }
}
