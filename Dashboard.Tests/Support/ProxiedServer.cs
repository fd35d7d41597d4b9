namespace Dashboard.Tests.Support;

/// <summary>A server that knows the nginx in front of it.</summary>
internal sealed record ProxiedServer(TestServer Server, NginxProxy Nginx) : IAsyncDisposable
{
    /// <param name="settings">Settings such as <c>Sse:MaxConnections=1</c>.</param>
    /// <param name="config">The file below <c>nginx/</c>.</param>
    public static async Task<ProxiedServer> StartAsync(IEnumerable<string> settings, string config = "nginx.conf")
    {
        var port = FreePort.Next();
        var server = await TestServer.StartAsync([$"Diagnostics:ProxiedUrl=http://127.0.0.1:{port}", .. settings]);
        return new ProxiedServer(server, await NginxProxy.StartAsync(server.Url, config, port));
    }

    public async ValueTask DisposeAsync()
    {
        await Nginx.DisposeAsync();
        await Server.DisposeAsync();
    }
}
