using System.Diagnostics;
using System.Net;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class ProbeLimitTests
{
    private static readonly Uri s_third = new("/sse/_diag/stream?session=cccccccc&count=1", UriKind.Relative);

    [Theory]
    [InlineData("MaxStreams")]
    [InlineData("MaxSessions")]
    public async Task Beyond_the_limit_new_streams_are_refused_until_there_is_room(string limit)
    {
        await using var server = await TestServer.StartAsync([$"Diagnostics:Probe:{limit}=2"]);
        await using var first = await server.SubscribeAsync("/sse/_diag/stream?session=aaaaaaaa&idle=1");
        var second = await server.SubscribeAsync("/sse/_diag/stream?session=bbbbbbbb&idle=1");

        using (var refused = await server.Http.GetAsync(s_third))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.True(refused.Headers.Contains(ProbeHeaders.Marker));
            Assert.Contains($"Diagnostics:Probe:{limit}", await refused.ProblemAsync(), StringComparison.Ordinal);
        }

        await second.DisposeAsync();
        await Eventually.True(
            async () =>
            {
                using var response = await server.Http.GetAsync(s_third);
                return response.StatusCode == HttpStatusCode.OK;
            },
            "there is room again");
    }

    [Fact]
    public async Task A_session_that_nobody_reads_is_forgotten()
    {
        await using var server = await TestServer.StartAsync(["Diagnostics:Probe:AbandonedAfter=00:00:00.2"]);
        await using (var left = await server.SubscribeAsync("/sse/_diag/stream?session=aaaaaaaa&idle=1"))
        {
            Assert.Single(server.Get<ProbeSessions>().All);
        }

        await Eventually.True(() => server.Get<ProbeSessions>().All.Count == 0, "it is forgotten");
    }

    [Fact]
    public async Task No_session_lasts_longer_than_allowed()
    {
        await using var server = await TestServer.StartAsync(["Diagnostics:Probe:LongestSession=00:00:00.5"]);
        await using var subscription = await server.SubscribeAsync("/sse/_diag/stream?session=aaaaaaaa&interval=60000&count=5000");

        Assert.Single(await ProbeEvent.AllAsync(subscription));
        await Eventually.True(() => server.Get<ProbeSessions>().All.Count == 0, "it is forgotten");
    }

    [Fact]
    public async Task When_the_server_stops_all_probe_streams_end_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var idle = await server.SubscribeAsync("/sse/_diag/stream?session=aaaaaaaa&idle=1&count=1");
        await using var busy = await server.SubscribeAsync("/sse/_diag/stream?session=bbbbbbbb&interval=5&count=5000");
        using var stuck = await RawSubscriber.OpenAsync(server.Url, "/sse/_diag/stream?session=cccccccc&interval=5&count=5000&size=100000", window: 4096);
        await ProbeEvent.TakeAsync(busy, 3);
        var started = Stopwatch.GetTimestamp();

        await server.StopAsync();

        // Well before the time after which the host gives up its requests, 3 s.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        await idle.EndAsync();
        await busy.EndAsync();
    }

    [Fact]
    public async Task Every_wrong_parameter_is_named_at_once()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Http.GetAsync(new Uri(
            "/sse/_diag/stream?session=a-b&kind=%0a&interval=4&size=100001&first=5001&count=0&idle=2&xab=x&heartbeat=-1", UriKind.Relative));

        Assert.Equal(
            HttpText.InvalidRequest(
                "This cannot be probed.",
                ("session", "Must be 8 to 32 letters or digits."),
                ("kind", "Must be at most 32 letters, digits, '-' or '_'."),
                ("interval", "Must be a number from 5 to 60000."),
                ("size", "Must be a number from 40 to 100000."),
                ("first", "Must be a number from 0 to 5000."),
                ("count", "Must be a number from 1 to 5000."),
                ("idle", "Must be a number from 0 to 1."),
                ("heartbeat", "Must be a number from 0 to 60000."),
                ("xab", "Must be a number from 0 to 1.")),
            await response.ProblemAsync());
    }
}
