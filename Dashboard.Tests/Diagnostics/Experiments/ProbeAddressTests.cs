using Dashboard.Server.Diagnostics.Experiments;

namespace Dashboard.Tests.Diagnostics.Experiments;

public sealed class ProbeAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/sse/_diag/echo?x=1")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/sse/_diag/echo?x=1")]
    [InlineData("https://example.org/sse", "https://example.org/sse/_diag/echo?x=1")]
    [InlineData("https://example.org/sse/deploys?severity=error", "https://example.org/sse/_diag/echo?x=1")]
    [InlineData("https://example.org/dash/sse/deploys", "https://example.org/dash/sse/_diag/echo?x=1")]
    [InlineData("https://example.org/sse/a/sse/b", "https://example.org/sse/a/sse/_diag/echo?x=1")]
    [InlineData("https://example.org/dash/", "https://example.org/dash/sse/_diag/echo?x=1")]
    [InlineData("https://example.org/sses/b%20c", "https://example.org/sses/b%20c/sse/_diag/echo?x=1")]
    public void Probes_live_below_the_streams_of_the_address(string target, string expected) =>
        Assert.Equal(expected, ProbeAddress.Of(new Uri(target), "echo?x=1").AbsoluteUri);

    [Theory]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/_blazor/negotiate")]
    [InlineData("https://example.org/dash/sse/deploys", "https://example.org/dash/_blazor/negotiate")]
    public void Circuits_live_beside_the_streams(string target, string expected) =>
        Assert.Equal(expected, ProbeAddress.Circuit(new Uri(target), "/negotiate").AbsoluteUri);
}
