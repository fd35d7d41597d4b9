using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class ResumeTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Whoever_comes_back_gets_what_was_sent_meanwhile_and_goes_on()
    {
        const string Path = "/sse/_diag/stream?session=aaaaaaaa&interval=20&count=40";
        await using var other = await shared.Server.SubscribeAsync(Path);
        await using (var left = await shared.Server.SubscribeAsync(Path))
        {
            await ProbeEvent.TakeAsync(left, 2);
        }

        await ProbeEvent.TakeAsync(other, 10);
        await using var again = await shared.Server.SubscribeAsync(Path, "aaaaaaaa-2");
        var events = await ProbeEvent.AllAsync(again);

        Assert.Equal(Enumerable.Range(3, 38), events.Select(one => one.Number));
    }

    [Fact]
    public async Task A_session_that_nobody_reads_for_a_moment_goes_on_by_its_own_clock()
    {
        const string Path = "/sse/_diag/stream?session=bbbbbbbb&interval=20&count=30";
        await using (var left = await shared.Server.SubscribeAsync(Path))
        {
            await ProbeEvent.TakeAsync(left, 3);
        }

        await using var again = await shared.Server.SubscribeAsync(Path, "bbbbbbbb-3");

        Assert.Equal(Enumerable.Range(4, 27), (await ProbeEvent.AllAsync(again)).Select(one => one.Number));
    }

    [Theory]
    [InlineData("c1c1c1c1", "zzzzzzzz-1")]
    [InlineData("c2c2c2c2", "c2c2c2c2-999")]
    [InlineData("c3c3c3c3", "c3c3c3c3-0")]
    [InlineData("c4c4c4c4", "c4c4c4c4-1x")]
    [InlineData("c5c5c5c5", "c5c5c5c5")]
    public async Task An_id_that_was_never_given_begins_with_the_next_event(string session, string lastEventId)
    {
        var path = $"/sse/_diag/stream?session={session}&interval=500&count=100";
        await using var first = await shared.Server.SubscribeAsync(path);
        await ProbeEvent.TakeAsync(first, 2);

        await using var second = await shared.Server.SubscribeAsync(path, lastEventId);

        Assert.True((await ProbeEvent.TakeAsync(second, 1))[0].Number >= 3);
    }

    [Fact]
    public async Task An_event_is_as_old_as_its_first_sending_when_it_is_sent_again()
    {
        const string Path = "/sse/_diag/stream?session=dddddddd&interval=50&count=10";
        await using var first = await shared.Server.SubscribeAsync(Path);
        var before = await ProbeEvent.TakeAsync(first, 10);

        await using var again = await shared.Server.SubscribeAsync(Path, "dddddddd-1");
        var after = await ProbeEvent.AllAsync(again);

        Assert.Equal(before[1..].Select(one => one.At), after.Select(one => one.At));
        Assert.All(after, one => Assert.True(one.Sent >= before[^1].Sent));
    }

    [Fact]
    public async Task A_slow_reader_delays_nobody_and_misses_nothing()
    {
        const string Query = "session=eeeeeeee&size=100000&interval=5&count=100";
        using var slow = await RawSubscriber.OpenAsync(shared.Server.Url, "/sse/_diag/stream?" + Query, window: 65536);

        // With its first event it has its place; the other begins behind that one however long it takes to come.
        await slow.PositionsAsync(1);
        await using var quick = await shared.Server.SubscribeAsync("/sse/_diag/stream?" + Query, "eeeeeeee-1");

        Assert.Equal(Enumerable.Range(2, 99), (await ProbeEvent.AllAsync(quick)).Select(one => one.Number));
        while (await slow.ReadAsync() > 0)
        {
        }

        Assert.True(slow.Ended);
        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), slow.Positions);
    }
}
