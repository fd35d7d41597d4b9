using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Hosting;

public sealed class HealthTests
{
    private const string Ready = """200 {"status":"healthy","log":"The log takes notifications."}""";
    private const string NotReady = """503 {"status":"unhealthy","log":"Another process holds the log."}""";

    [Fact]
    public async Task A_server_that_started_is_live_and_ready()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal("""200 {"status":"healthy"}""", await AnswerAsync(server, "/health/live"));
        Assert.Equal(Ready, await AnswerAsync(server, "/health/ready"));
    }

    [Fact]
    public async Task A_server_whose_log_cannot_be_written_is_live_but_not_ready_until_a_publish_succeeds()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync(["EventLog:LockTimeoutSeconds=1", "Logging:LogLevel:Default=None"], folder: folder.FullPath);
        using var other = TestLog.OpenBeside(folder.FullPath);
        other.Run("BEGIN IMMEDIATE");
        using var refused = await server.PostTextAsync("ops", "refused", null);

        Assert.Equal(NotReady, await AnswerAsync(server, "/health/ready"));
        Assert.Equal("""200 {"status":"healthy"}""", await AnswerAsync(server, "/health/live"));
        other.Run("ROLLBACK");
        await server.PublishAsync("ops", "taken");
        Assert.Equal(Ready, await AnswerAsync(server, "/health/ready"));
    }

    /// <summary>Who is not ready gets no publishes, so readiness must not need one to come back.</summary>
    [Fact]
    public async Task A_server_is_ready_again_without_a_publish_once_its_log_can_be_written()
    {
        using var folder = new TempFolder();
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(
            ["EventLog:LockTimeoutSeconds=1", "Logging:LogLevel:Default=None"], time, folder.FullPath);
        using var other = TestLog.OpenBeside(folder.FullPath);
        other.Run("BEGIN IMMEDIATE");
        using var refused = await server.PostTextAsync("ops", "refused", null);
        Assert.Equal(NotReady, await AnswerAsync(server, "/health/ready"));

        other.Run("ROLLBACK");

        await Eventually.True(
            async () =>
            {
                time.Advance(TimeSpan.FromSeconds(30));
                return await AnswerAsync(server, "/health/ready") == Ready;
            },
            "the server is ready again");
    }

    private static async Task<string> AnswerAsync(TestServer server, string path)
    {
        using var response = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }
}
