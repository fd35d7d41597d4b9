using System.Net.Http.Json;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics;

public sealed class ComparisonEndpointTests
{
    [Fact]
    public async Task A_program_gets_test_events_timed_on_both_paths_of_a_healthy_proxy()
    {
        var comparison = await CompareAsync("nginx.conf");

        Assert.Equal((20, 0), (comparison.Difference.Count, comparison.HeldBack));
        Assert.Equal(1, comparison.Proxied!.EventsPerRead, 0.5);
    }

    [Fact]
    public async Task A_program_sees_what_a_buffering_proxy_holds_back()
    {
        var comparison = await CompareAsync("faults/buffering.conf");

        Assert.Equal(20, comparison.Difference.Count + comparison.HeldBack);
        Assert.True(comparison.HeldBack > 0 || comparison.Proxied!.EventsPerRead > 5);
        Assert.All(comparison.Samples, sample => Assert.Equal(1, sample.Direct!.EventsInRead, 1.0));
    }

    private static async Task<PathComparison> CompareAsync(string config)
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync([$"Diagnostics:ProxiedUrl=http://127.0.0.1:{port}"]);
        await using var proxy = await NginxProxy.StartAsync(server.Url, config, port);
        using var response = await server.Http.PostAsync(new Uri("/api/diagnostics/comparison", UriKind.Relative), null);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.PathComparison))!;
    }
}
