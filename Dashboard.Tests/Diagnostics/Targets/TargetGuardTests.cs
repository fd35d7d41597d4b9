using System.Net;
using Dashboard.Server.Diagnostics;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Diagnostics.Targets;

public sealed class TargetGuardTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:5080", "", true)]
    [InlineData("http://[::1]:5080", "http://localhost:8080", true)]
    [InlineData("http://0.0.0.0:5080", "", false)]
    [InlineData("http://*:5080", "http://127.0.0.1:8080", false)]
    [InlineData("http://10.0.0.5:5080", "", false)]
    [InlineData("http://127.0.0.1:5080", "https://dashboard.example.org", false)]
    public void This_machine_is_a_target_only_where_nobody_from_elsewhere_can_ask(string listening, string proxied, bool allowed) =>
        Assert.Equal(allowed, Of(new TargetOptions(), listening, proxied).WhyRefused(IPAddress.Loopback) is null);

    [Fact]
    public void A_server_that_does_not_listen_yet_allows_only_public_addresses() =>
        Assert.NotNull(Of(new TargetOptions(), null, "").WhyRefused(IPAddress.Loopback));

    [Fact]
    public void The_configuration_counts_more()
    {
        var office = Of(new TargetOptions { AllowedNetworks = { "10.1.0.0/16" } }, "http://127.0.0.1:5080", "");

        Assert.Null(office.WhyRefused(IPAddress.Parse("10.1.2.3")));
        Assert.NotNull(office.WhyRefused(IPAddress.Loopback));
        Assert.NotNull(Of(new TargetOptions { AllowedNetworks = { "none" } }, "http://127.0.0.1:5080", "").WhyRefused(IPAddress.Loopback));
    }

    private static TargetNetworks Of(TargetOptions options, string? listening, string proxied)
    {
        using var server = new ListeningServer(listening is null ? [] : [listening]);
        var address = new ServerAddress(server, Options.Create(new DiagnosticsOptions { ProxiedUrl = proxied }));
        return new TargetGuard(Options.Create(options), server, address).Networks;
    }
}
