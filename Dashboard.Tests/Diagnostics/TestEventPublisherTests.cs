using Dashboard.Client.Contracts;
using Dashboard.Server.Diagnostics;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Diagnostics;

public sealed class TestEventPublisherTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Fewer_than_one_and_more_than_a_hundred_are_refused_before_the_first(int count)
    {
        await using var server = await TestServer.StartAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => server.Get<TestEventPublisher>()
            .PublishAsync(count, TimeSpan.FromMilliseconds(1), CancellationToken.None));

        Assert.Equal(0, server.Get<IEventLog>().Bounds.Last);
    }

    [Fact]
    public async Task A_hundred_test_events_travel_the_whole_way_in_order()
    {
        await using var server = await TestServer.StartAsync();
        await using var subscription = await server.SubscribeAsync("/sse/_probe");
        await using var other = await server.SubscribeAsync("/sse");
        await subscription.EventAsync(EventTypes.Heartbeat);

        await server.Get<TestEventPublisher>().PublishAsync(100, TimeSpan.FromMilliseconds(1), CancellationToken.None);
        await server.PublishAsync("ops", "no test event");

        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"Test event {number} of 100"), await subscription.TitlesAsync(100));
        Assert.Equal(["no test event"], await other.TitlesAsync(1));
    }

    [Fact]
    public async Task The_interval_lies_between_two_of_them_and_not_after_the_last()
    {
        var time = new FakeTimeProvider();
        await using var server = await TestServer.StartAsync(time: time);
        var log = server.Get<IEventLog>();

        var publishing = server.Get<TestEventPublisher>().PublishAsync(2, TimeSpan.FromMinutes(1), CancellationToken.None);
        await Eventually.True(() => log.Bounds.Last == 1, "the first one is published");
        time.Advance(TimeSpan.FromSeconds(59));
        var early = log.Bounds.Last;
        time.Advance(TimeSpan.FromSeconds(1));
        await publishing.WaitAsync(Eventually.Limit);

        Assert.Equal((1, 2), (early, log.Bounds.Last));
    }

    [Fact]
    public async Task It_ends_early_when_nobody_waits_for_it_any_more()
    {
        await using var server = await TestServer.StartAsync();
        using var leave = new CancellationTokenSource();

        var publishing = server.Get<TestEventPublisher>().PublishAsync(100, TimeSpan.FromMinutes(1), leave.Token);
        await Eventually.True(() => server.Get<IEventLog>().Bounds.Last == 1, "the first one is published");
        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);
        Assert.Equal(1, server.Get<IEventLog>().Bounds.Last);
    }
}
