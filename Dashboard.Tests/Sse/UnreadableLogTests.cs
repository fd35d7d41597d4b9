using System.Net;
using Dashboard.Server.Connections;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Sse;

/// <summary>The file of the log cannot be read for a while, when somebody subscribes who wants what is in it.</summary>
public sealed class UnreadableLogTests
{
    private const string Target = "/sse/ops?last=5";

    private static readonly string[] s_settings = ["Sse:RefusedRetryFrom=00:00:40", "Sse:RefusedRetryTo=00:00:40", "Logging:LogLevel:Default=None"];

    [Fact]
    public async Task A_client_that_speaks_event_streams_is_told_to_come_back_and_finds_its_stream_then()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync(s_settings, folder: folder.FullPath);
        await server.PublishAsync("ops", "before");
        using var file = TestLog.OpenBeside(folder.FullPath);
        file.Run("ALTER TABLE events RENAME TO hidden");

        await using var refused = await server.SubscribeAsync(Target);

        Assert.Equal(HttpStatusCode.OK, refused.Response.StatusCode);
        Assert.Equal("text/event-stream", refused.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("retry: 40000\nevent: bye\ndata: {\"reason\":\"log-unreadable\"}\n\n", await refused.EndAsync());
        Assert.Equal(0, server.Get<ConnectionRegistry>().Count);
        file.Run("ALTER TABLE hidden RENAME TO events");
        await using var again = await server.SubscribeAsync(Target);
        Assert.Equal(["before"], await again.TitlesAsync(1));
    }

    [Fact]
    public async Task Other_clients_are_told_by_status_with_a_time()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync(s_settings, folder: folder.FullPath);
        await server.PublishAsync("ops", "before");
        using var file = TestLog.OpenBeside(folder.FullPath);
        file.Run("ALTER TABLE events RENAME TO hidden");

        using var refused = await server.Http.GetAsync(new Uri(Target, UriKind.Relative));

        Assert.Equal(TimeSpan.FromSeconds(40), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(
            HttpText.Problem(
                503,
                "15.6.4",
                "The log cannot be read.",
                "Where the stream begins could not be found. Try again later; the server's own log says what is wrong."),
            await refused.ProblemAsync());
    }
}
