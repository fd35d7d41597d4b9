using Dashboard.Server.Diagnostics;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Diagnostics;

public sealed class ServerAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("http://[::1]:5080", "http://[::1]:5080/")]
    [InlineData("https://192.0.2.7:5443", "https://192.0.2.7:5443/")]
    [InlineData("http://*:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://+:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://0.0.0.0:5080", "http://127.0.0.1:5080/")]
    [InlineData("http://[::]:5080", "http://127.0.0.1:5080/")]
    public void The_direct_address_is_where_the_server_listens_and_can_be_reached(string listening, string expected) =>
        Assert.Equal(expected, Of(new DiagnosticsOptions(), listening).Direct.ToString());

    [Fact]
    public void A_server_that_does_not_listen_yet_has_no_direct_address() =>
        Assert.Throws<InvalidOperationException>(() => Of(new DiagnosticsOptions()).Direct);

    [Fact]
    public void A_configured_address_counts_more() => Assert.Equal(
        "http://10.0.0.7:81/",
        Of(new DiagnosticsOptions { DirectUrl = "http://10.0.0.7:81" }, "http://127.0.0.1:5080").Direct.ToString());

    [Fact]
    public void The_proxied_address_is_the_configured_one_or_none()
    {
        Assert.Equal("http://127.0.0.1:8080/", Of(new DiagnosticsOptions()).Proxied?.ToString());
        Assert.Null(Of(new DiagnosticsOptions { ProxiedUrl = "" }).Proxied);
    }

    private static ServerAddress Of(DiagnosticsOptions options, params string[] listening) =>
        new(new ListeningServer(listening), Options.Create(options));
}
