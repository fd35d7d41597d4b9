using System.Diagnostics;
using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Readers with the usual buffers of the system, which take what they are sent at a rate of their own.</summary>
public sealed class SteadyReaderTests
{
    public static TheoryData<string> Both => Deliveries.Both;

    /// <summary>The kernel would take megabytes for it, and then say nothing until a third of them is read.</summary>
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_slow_reader_with_a_long_way_to_go_is_not_cut_while_it_reads(string delivery)
    {
        await using var server = await TestServer.StartAsync([delivery, "Fanout:WriteTimeout=00:00:02"]);
        await Storm.PublishAsync(server.Url, 250, perSecond: 10_000, new string('b', 60_000));
        using var slow = await RawSubscriber.OpenAsync(server.Url, "/sse/ops?since=all", take: 10_000);
        var connection = Assert.Single(server.Get<ConnectionRegistry>().ToArray());

        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(6))
        {
            await pace.WaitForNextTickAsync();
            Assert.True(await slow.ReadAsync() > 0, $"It was cut after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s.");
            Assert.Same(connection, Assert.Single(server.Get<ConnectionRegistry>().ToArray()));
        }
    }
}
