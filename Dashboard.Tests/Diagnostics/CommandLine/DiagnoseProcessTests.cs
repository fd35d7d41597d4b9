using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.CommandLine;

public sealed class DiagnoseProcessTests
{
    [Fact]
    public async Task The_command_runs_instead_of_the_server_and_writes_no_file()
    {
        using var folder = new TempFolder();
        var nobody = $"http://127.0.0.1:{FreePort.Next()}/";
        await using var process = Start(folder, "--direct", nobody, "--proxied", $"http://127.0.0.1:{FreePort.Next()}/");

        Assert.Equal(2, await process.ExitCodeAsync());
        Assert.Contains("The direct path is bad as well", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", process.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public async Task A_signal_ends_it_with_the_verdict_so_far()
    {
        using var folder = new TempFolder();
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url);
        await using var process = Start(folder, "--direct", server.Url.AbsoluteUri, "--proxied", proxy.Url.AbsoluteUri, "--for", "10m");
        await Eventually.True(() => process.Output.Contains("done in", StringComparison.Ordinal), "the first experiment is over");

        process.Signal(ChildProcess.Terminate);

        Assert.Equal(2, await process.ExitCodeAsync());
        Assert.Contains("Stopped before its end.", process.Output, StringComparison.Ordinal);
    }

    private static ChildProcess Start(TempFolder folder, params IEnumerable<string> words) => new(
        "env", ["-C", folder.FullPath, "dotnet", Path.Combine(AppContext.BaseDirectory, "Dashboard.Server.dll"), "diagnose", .. words]);
}
