namespace Dashboard.Tests.Support;

/// <summary>The server as a process of its own, for what only a process can show: being killed, and refusing to start.</summary>
internal static class ServerProcess
{
    public static ChildProcess Start(params IEnumerable<string> arguments) => new(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Dashboard.Server.dll"), "--contentRoot", Repository.PathTo("Dashboard.Server"), .. arguments]);

    /// <summary>Starts it on a port, and waits until it is ready.</summary>
    public static async Task<ChildProcess> StartReadyAsync(int port, string folder, params string[] settings)
    {
        var process = Start(
            ["--urls", $"http://127.0.0.1:{port}", "--EventLog:Directory", folder, "--Diagnostics:ProxiedUrl=", .. settings]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var ready = new Uri($"http://127.0.0.1:{port}/health/ready");
        await Eventually.True(
            async () =>
            {
                Assert.False(process.HasExited, process.Output);
                try
                {
                    return (await http.GetAsync(ready)).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the server is ready");
        return process;
    }
}
