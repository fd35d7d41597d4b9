using Dashboard.Tests.Support;

namespace Dashboard.Tests.Hosting;

public sealed class ProcessOutputTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task What_stands_in_addresses_does_not_stand_in_the_output(string environment)
    {
        const string Secret = "CANARY-3f9a1042";
        using var folder = new TempFolder();
        var port = FreePort.Next();
        await using var server = await ServerProcess.StartReadyAsync(port, folder.FullPath, "--environment", environment);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        string[] paths =
        [
            $"/?token={Secret}", $"/nothing?token={Secret}", $"/sse/ops?since=x&token={Secret}", $"/api/streams?access_token={Secret}",
            $"/api/streams/ops/notifications?limit=x&token={Secret}", "/%0aFAKE%1b%5b2J",
        ];
        foreach (var path in paths)
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        }

        server.Signal(ChildProcess.Terminate);
        Assert.Equal(0, await server.ExitCodeAsync());

        Assert.DoesNotContain(Secret, server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Output.Split('\n'), line => line.StartsWith("FAKE", StringComparison.Ordinal));
    }
}
