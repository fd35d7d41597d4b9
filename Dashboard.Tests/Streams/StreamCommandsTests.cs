using System.Diagnostics;
using Dashboard.Client.Streams;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Streams;

public sealed class StreamCommandsTests
{
    [Fact]
    public async Task The_commands_to_publish_work_as_they_are_copied()
    {
        await using var server = await TestServer.StartAsync();
        var commands = new StreamCommands(server.Url.ToString(), "ops");

        Assert.Contains("\"stream\":\"ops\"", await RunAsync(commands.PublishText), StringComparison.Ordinal);
        Assert.Contains("\"stream\":\"ops\"", await RunAsync(commands.PublishJson), StringComparison.Ordinal);

        var text = await server.GetTextAsync("/api/streams/ops/notifications");
        Assert.Contains("\"severity\":\"error\"", text, StringComparison.Ordinal);
        Assert.Contains("\"severity\":\"info\"", text, StringComparison.Ordinal);
        Assert.Contains("disk full on db1", await RunAsync(commands.SubscribeCurl + " --max-time 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_a_page_names_the_server_and_the_stream()
    {
        var commands = new StreamCommands("http://127.0.0.1:8080/", "ops");

        Assert.StartsWith("new EventSource('http://127.0.0.1:8080/sse/ops')", commands.SubscribeEventSource, StringComparison.Ordinal);
        Assert.Equal(
            "<script type=\"module\" src=\"http://127.0.0.1:8080/widget/dashboard-stream.js\"></script><dashboard-stream stream=\"ops\"></dashboard-stream>",
            commands.Widget);
    }

    private static async Task<string> RunAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return await process.StandardOutput.ReadToEndAsync();
    }
}
