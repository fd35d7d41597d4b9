using System.Net;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class ProbeGuestTests : IAsyncLifetime
{
    private const string Session = "0123456789abcdef0123456789abcdef";

    private TestServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TestServer.StartAsync(["Diagnostics:Probe:Allow=key", "Diagnostics:Probe:Key=0123456789abcdef"]);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_page_reads_the_streams_that_it_was_invited_to_and_the_application_knows_that_it_came()
    {
        using var guest = Invite();

        using var answer = await AskAsync($"stream?session={Session}&count=1&reader=direct", "http://page.test");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            ("http://page.test", "*", "http://page.test"),
            (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Expose-Headers"), Header(answer, "Timing-Allow-Origin")));
        Assert.Equal((true, false), (guest.HasArrived("direct"), guest.HasArrived("proxied")));
    }

    [Theory]
    [InlineData($"stream?session={Session}&count=1", "http://other.test")]
    [InlineData("stream?session=ffffffffffffffffffffffffffffffff&count=1", "http://page.test")]
    [InlineData($"echo?session={Session}", "http://page.test")]
    [InlineData($"status?session={Session}&code=404", "http://page.test")]
    public async Task Other_pages_other_sessions_and_other_probes_stay_closed(string probe, string origin)
    {
        using var guest = Invite();

        using var answer = await AskAsync(probe, origin);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_invitation_ends_with_the_diagnosis()
    {
        Invite().Dispose();

        using var answer = await AskAsync($"stream?session={Session}&count=1", "http://page.test");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_invitation_is_good_for_so_many_requests()
    {
        using var guest = Invite();
        for (var request = 0; request < 16; request++)
        {
            using var served = await AskAsync($"stream?session={Session}&count=1", null);
            Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        }

        using var answer = await AskAsync($"stream?session={Session}&count=1", null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private ProbeGuest Invite() => _server.Get<ProbeGuests>().Invite(Session, new Uri("http://page.test/diagnostics"));

    private async Task<HttpResponseMessage> AskAsync(string probe, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sse/_diag/" + probe);
        request.Headers.Add("Origin", origin is null ? [] : [origin]);
        return await _server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
