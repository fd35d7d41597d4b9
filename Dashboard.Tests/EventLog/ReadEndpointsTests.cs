using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class ReadEndpointsTests
{
    [Fact]
    public async Task The_streams_are_listed_by_name_without_the_reserved_ones()
    {
        await using var server = await TestServer.StartAsync(time: new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));
        await server.PublishAsync("ops", "1");
        await server.PublishAsync("deploys", "2");
        await server.Get<IPathComparisons>().PublishTestEventsAsync(1, TimeSpan.FromSeconds(1), CancellationToken.None);
        var id = (await server.PublishAsync("ops", "4")).Id;

        var epoch = id[..^2];
        Assert.Equal(
            $$"""[{"name":"deploys","notifications":1,"lastId":"{{epoch}}-2","lastPublishedAt":"2026-11-22T12:00:00.000000Z"},{"name":"ops","notifications":2,"lastId":"{{epoch}}-4","lastPublishedAt":"2026-11-22T12:00:00.000000Z"}]""",
            await server.GetTextAsync("/api/streams"));
    }

    [Fact]
    public async Task A_log_without_notifications_has_an_empty_list_of_streams()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal("[]", await server.GetTextAsync("/api/streams"));
    }
}
