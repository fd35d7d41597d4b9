using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Hosting;

/// <summary>How many renderings wait for a viewer who falls behind.</summary>
public sealed class CircuitOptionsTests
{
    [Theory]
    [InlineData(null, 3)]
    [InlineData("Circuits:MaxBufferedUnacknowledgedRenderBatches=5", 5)]
    public async Task A_viewer_who_falls_behind_has_few_renderings_before_it_unless_it_is_configured_otherwise(string? setting, int batches)
    {
        await using var server = await TestServer.StartAsync(setting is null ? [] : [setting]);

        Assert.Equal(batches, server.Get<IOptions<CircuitOptions>>().Value.MaxBufferedUnacknowledgedRenderBatches);
    }
}
