using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Readers that lose their connection in a storm of events, at any byte.</summary>
public sealed class ResumeTests
{
    public static TheoryData<string> Both => Deliveries.Both;

    /// <summary>The window is small, so that some resume from it and some from the log.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Whoever_breaks_off_at_any_byte_and_resumes_has_every_event_once_and_in_order(string delivery)
    {
        var (readers, count) = (Effort.Of(10, 25), Effort.Of(1_000, 10_000));
        await using var server = await TestServer.StartAsync([delivery, "Fanout:Window=64", "Fanout:MaxTake=50"]);
        var reading = Enumerable.Range(0, readers).Select(seed =>
        {
            var chance = new Random(seed);
            return new EventSourceReader(new Uri(server.Url, "/sse/ops?since=all"), () => chance.Next(200, 40_000));
        }).ToArray();

        var all = Task.WhenAll(reading.Select(one => one.ReadAsync(count)));
        await Storm.PublishAsync(server.Url, count, perSecond: 500);

        var expected = Enumerable.Range(1, count).Select(position => (long)position).ToArray();
        Assert.All(await all, positions => Assert.Equal(expected, positions));
        Assert.InRange(reading.Sum(one => one.Connections), Effort.Of(50, 1_000), int.MaxValue);
        await Eventually.True(() => server.Get<ConnectionRegistry>().Count == 0, "nobody is connected any more");
    }
}
