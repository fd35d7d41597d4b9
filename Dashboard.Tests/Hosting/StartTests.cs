using System.Net;
using System.Net.Sockets;
using Dashboard.Server.Hosting;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Hosting;

public sealed class StartTests
{
    private const string ChooseAnother = "Choose another with --urls http://127.0.0.1:PORT (./run.sh: --port PORT).";

    [Fact]
    public async Task A_port_that_is_in_use_is_named_with_how_to_choose_another()
    {
        using var folder = new TempFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";

        await AssertRefusedAsync(
            DashboardProcess.BadAddress,
            $"Failed to bind to address {url}: address already in use. {ChooseAnother}",
            "--urls", url, "--EventLog:Directory", folder.FullPath);
    }

    /// <summary>An address of 192.0.2.0/24 belongs to no machine (RFC 5737).</summary>
    [Theory]
    [InlineData("http://192.0.2.1:5080", "The address cannot be listened on: Cannot assign requested address. ")]
    [InlineData("nonsense", "Invalid url: 'nonsense'. ")]
    [InlineData("http://127.0.0.1:70000", "A port is a number from 0 to 65535. ")]
    public async Task An_address_that_cannot_be_listened_on_is_refused_with_how_to_choose_another(string url, string reason)
    {
        using var folder = new TempFolder();

        await AssertRefusedAsync(
            DashboardProcess.BadAddress, reason + ChooseAnother, "--urls", url, "--EventLog:Directory", folder.FullPath);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_used_is_named()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.FullPath, "file");
        await File.WriteAllTextAsync(file, "");

        await AssertRefusedAsync(
            DashboardProcess.BadLog,
            $"{file}/data/dashboard.db cannot be written. Give this user the right to write there, or name another folder with --EventLog:Directory.",
            "--urls", "http://127.0.0.1:0", "--EventLog:Directory", $"{file}/data");
    }

    [Fact]
    public async Task A_content_root_that_does_not_exist_is_named()
    {
        using var folder = new TempFolder();
        var missing = Path.Combine(folder.FullPath, "missing");

        await AssertRefusedAsync(
            DashboardProcess.BadConfiguration,
            $"There is no folder {missing}/. Name the one that has appsettings.json with --contentRoot.",
            "--urls", "http://127.0.0.1:0", "--EventLog:Directory", folder.FullPath, "--contentRoot", missing);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Theory]
    [InlineData("--contentRoot", "missing")]
    [InlineData("--contentRoot=./missing")]
    public async Task A_relative_content_root_is_one_of_the_current_folder(params string[] arguments)
    {
        using var folder = new TempFolder();

        await AssertRefusedAsync(
            DashboardProcess.BadConfiguration,
            $"There is no folder {Path.GetFullPath("missing")}/. Name the one that has appsettings.json with --contentRoot.",
            ["--urls", "http://127.0.0.1:0", "--EventLog:Directory", folder.FullPath, .. arguments]);
    }

    [Theory]
    [InlineData("Sse:MaxConnections", "0", "Sse:MaxConnections must be at least 1.")]
    [InlineData("Sse:MaxConnections", "many", "Failed to convert configuration value 'many' at 'Sse:MaxConnections' to type 'System.Int32'.")]
    [InlineData("EventLog:RetainFor", "forever", "Failed to convert configuration value 'forever' at 'EventLog:RetainFor' to type 'System.TimeSpan'.")]
    [InlineData("Demo:From", "0", "Demo:From must be longer than 0, and Demo:To not shorter.")]
    [InlineData("Telemetry:OtlpEndpoint", "collector:4318", "Telemetry:OtlpEndpoint must be an http or https address such as http://127.0.0.1:4318, or empty.")]
    [InlineData("Access:TrustedProxies:0", "nginx", "Access:TrustedProxies:0 is 'nginx'; it must be an address such as 10.1.2.3, a network such as 10.1.0.0/16, or 'none'.")]
    [InlineData("Diagnostics:ProxiedUrl", "ftp://x", "Diagnostics:ProxiedUrl must be an http or https address, or empty.")]
    public async Task A_wrong_option_is_named(string key, string value, string message)
    {
        using var folder = new TempFolder();

        await AssertRefusedAsync(
            DashboardProcess.BadConfiguration,
            message,
            "--urls", "http://127.0.0.1:0", "--EventLog:Directory", folder.FullPath, $"--{key}", value);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public async Task Wrong_options_of_several_features_are_named_at_once()
    {
        using var folder = new TempFolder();
        await using var process = ServerProcess.Start(
            "--urls", "http://127.0.0.1:0", "--EventLog:Directory", folder.FullPath,
            "--EventLog:MaxBatch", "0", "--Sse:MaxLast", "-1", "--Publishing:MaxTitle", "0");

        Assert.Equal(DashboardProcess.BadConfiguration, await process.ExitCodeAsync());
        Assert.Equal(
            [
                "EventLog:MaxBatch must be at least 1.",
                "Publishing:MaxTitle must be at least 1.",
                "Sse:MaxLast must not be negative.",
            ],
            process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    private static async Task AssertRefusedAsync(int exitCode, string message, params string[] arguments)
    {
        await using var process = ServerProcess.Start(arguments);

        Assert.Equal(exitCode, await process.ExitCodeAsync());
        await Eventually.True(() => process.Output.Split('\n').Contains(message), $"the output has the line\n{message}\nin\n{process.Output}");
        Assert.DoesNotContain("Exception", process.Output, StringComparison.Ordinal);
    }
}
