using System.Net;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Access;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class ProbeAccessTests
{
    private const string Key = "0123456789abcdef";

    private readonly ProbeKey _own = new();

    [Theory]
    [InlineData("127.0.0.1", "", "", true)]
    [InlineData("::1", "", "", true)]
    [InlineData("::ffff:127.0.0.1", "", "", true)]
    [InlineData("10.1.2.3", "", "", false)]
    [InlineData("10.1.2.3", "X-Forwarded-For", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "Via", "1.1 proxy", true)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "203.0.113.9", false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "127.0.0.1, 203.0.113.9", false)]
    [InlineData("127.0.0.1", "X-Forwarded-For", "unknown", false)]
    [InlineData("127.0.0.1", "X-Real-IP", "203.0.113.9", false)]
    [InlineData("127.0.0.1", "Forwarded", "for=203.0.113.9;proto=https", false)]
    [InlineData("127.0.0.1", "Forwarded", "proto=https;For=\"[2001:db8::1]:4711\"", false)]
    [InlineData("127.0.0.1", "Forwarded", "for=127.0.0.1, for=\"[::1]\"", true)]
    public void By_default_only_this_machine_may_also_through_a_proxy(string peer, string header, string value, bool allowed)
    {
        var request = Request(peer);
        if (header.Length > 0)
        {
            request.Headers[header] = value;
        }

        Assert.Equal(allowed, Access(new ProbeOptions()).Allows(request));
    }

    [Theory]
    [InlineData(Key, true)]
    [InlineData("0123456789abcdeF", false)]
    [InlineData("", false)]
    public void With_a_key_whoever_has_it_may_and_nobody_else(string given, bool allowed)
    {
        var request = Request("127.0.0.1");
        request.Headers[ProbeHeaders.Key] = given;

        Assert.Equal(allowed, Access(new ProbeOptions { Allow = ProbeAudience.Key, Key = Key }).Allows(request));
    }

    [Fact]
    public void Everybody_may_where_the_operator_says_so() =>
        Assert.True(Access(new ProbeOptions { Allow = ProbeAudience.Everybody }).Allows(Request("203.0.113.9")));

    [Fact]
    public void The_server_itself_always_may()
    {
        var request = Request("203.0.113.9");
        request.Headers[ProbeHeaders.Key] = _own.Value;

        Assert.True(Access(new ProbeOptions { Allow = ProbeAudience.Key, Key = Key }).Allows(request));
    }

    /// <summary>A proxy on another machine makes the server's own requests look like those of strangers.</summary>
    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Forbidden)]
    public async Task What_the_own_target_sends_opens_the_probes_also_by_way_of_another_machine(bool sends, HttpStatusCode status)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sse/_diag/echo", UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        foreach (var (name, value) in sends ? server.Get<DiagnosisTargets>().HeadersOf(DiagnosisTarget.OwnId) : [])
        {
            request.Headers.Add(name, value);
        }

        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("echo")]
    [InlineData("stream?session=aaaaaaaa")]
    [InlineData("status?code=404")]
    [InlineData("publish?probe=aaaaaaaa")]
    [InlineData("left?connection=1")]
    public async Task A_refusal_is_the_applications_own_and_says_what_to_do(string endpoint)
    {
        await using var server = await TestServer.StartAsync(["Diagnostics:Probe:Allow=key", $"Diagnostics:Probe:Key={Key}"]);
        using var refused = await server.Http.GetAsync(new Uri("/sse/_diag/" + endpoint, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.True(refused.Headers.Contains(ProbeHeaders.Marker));
        Assert.Contains("Dashboard-Probe-Key", await refused.ProblemAsync(), StringComparison.Ordinal);
    }

    private static HttpRequest Request(string peer) =>
        new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(peer) } }.Request;

    private ProbeAccess Access(ProbeOptions options) => new(Microsoft.Extensions.Options.Options.Create(options), _own);
}
