using System.Net;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Publishing;

public sealed class PublishOverloadTests
{
    [Fact]
    public async Task A_log_that_cannot_keep_up_answers_429_with_a_time()
    {
        await using var server = await TestServer.StartAsync(["EventLog:MaxWaiting=1", "EventLog:MaxBatch=1", "Publishing:RetryAfterSeconds=3"]);
        var log = server.Get<IEventLog>();
        using var gate = new AppendGate(log);
        var writing = server.PublishAsync("ops", "1");
        await gate.ReachedAsync();

        // Straight to the log, where the draft is in the queue before the call is back.
        var waiting = log.AppendAsync(TestLog.Draft("ops", "2"));
        using var refused = await server.PostTextAsync("ops", "too many", null);
        gate.Open();
        await writing;
        await waiting;

        Assert.Equal(TimeSpan.FromSeconds(3), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(
            """{"title":"The log cannot keep up; nothing was published.","status":429,"detail":"Too many notifications wait to be written. Try again after the time in Retry-After."}""",
            await refused.ProblemAsync());
        Assert.Equal(HttpStatusCode.Created, (await server.PostTextAsync("ops", "3", null)).StatusCode);
        Assert.Equal(3, log.Bounds.Last);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_answers_503_with_a_time_and_publishing_goes_on_afterwards()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync(["EventLog:LockTimeoutSeconds=1", "Logging:LogLevel:Default=None"], folder: folder.FullPath);
        using var other = TestLog.OpenBeside(folder.FullPath);
        other.Run("BEGIN IMMEDIATE");

        using var refused = await server.PostTextAsync("ops", "refused", null);
        other.Run("ROLLBACK");
        using var taken = await server.PostTextAsync("ops", "taken", null);

        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(
            HttpText.Problem(
                503,
                "15.6.4",
                "Another process holds the log; nothing was published.",
                "A program on the server has the database file locked. Try again after the time in Retry-After."),
            await refused.ProblemAsync());
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        Assert.Equal(1, server.Get<IEventLog>().Bounds.Last);
    }
}
