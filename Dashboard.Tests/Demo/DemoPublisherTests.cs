using Dashboard.Server.Demo;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Tests.Demo;

public sealed class DemoPublisherTests
{
    [Fact]
    public async Task Nothing_is_invented_unless_it_is_asked_for()
    {
        await using var server = await TestServer.StartAsync(["Demo:From=00:00:00.001", "Demo:To=00:00:00.001"]);
        var publisher = server.Services.GetServices<IHostedService>().OfType<DemoPublisher>().Single();

        await publisher.ExecuteTask!.WaitAsync(Eventually.Limit);

        Assert.Equal(0, server.Get<IEventLog>().Bounds.Last);
    }

    [Fact]
    public async Task When_it_is_asked_for_three_streams_come_to_life()
    {
        await using var server = await TestServer.StartAsync(
            ["Demo:Enabled=true", "Demo:From=00:00:00.001", "Demo:To=00:00:00.002"]);

        await Eventually.True(() => server.Get<IEventLog>().Streams.Count == 3, "all three streams have a notification");

        Assert.Equal(["deploys", "infrastructure", "payments"], server.Get<IEventLog>().Streams.Select(stream => stream.Name));
        await server.StopAsync();
    }
}
