namespace Dashboard.Tests.Support;

/// <summary>The server as a process of its own, for what only a process can show: being killed, and refusing to start.</summary>
internal static class ServerProcess
{
    public static ChildProcess Start(params IEnumerable<string> arguments) => new("dotnet", Arguments(arguments));

    /// <summary>Starts it by way of a program that changes what it may do, such as <c>prlimit --nofile=1024</c>.</summary>
    public static ChildProcess StartUnder(string program, string option, params IEnumerable<string> arguments) =>
        new(program, [option, "dotnet", .. Arguments(arguments)]);

    /// <summary>Starts it on a port, and waits until it is ready.</summary>
    public static Task<ChildProcess> StartReadyAsync(int port, string folder, params string[] settings) =>
        ReadyAsync(Start(For(port, folder, settings)), port);

    /// <summary>What it is started with for a port and a folder.</summary>
    public static IEnumerable<string> For(int port, string folder, params string[] settings) =>
        ["--urls", $"http://127.0.0.1:{port}", "--EventLog:Directory", folder, "--Diagnostics:ProxiedUrl=", .. settings];

    /// <summary>Waits until it is ready.</summary>
    public static async Task<ChildProcess> ReadyAsync(ChildProcess process, int port)
    {
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

    private static IEnumerable<string> Arguments(IEnumerable<string> arguments) =>
        [Path.Combine(AppContext.BaseDirectory, "Dashboard.Server.dll"), "--contentRoot", Repository.PathTo("Dashboard.Server"), .. arguments];
}
