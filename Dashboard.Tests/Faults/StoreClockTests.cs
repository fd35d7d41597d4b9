using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Faults;

/// <summary>Clocks order nothing: the machine's own is wrong after a restart, or changes while the server runs.</summary>
public sealed class StoreClockTests
{
    private const int Retained = 5;

    [Fact]
    public async Task A_clock_that_is_wrong_after_a_restart_changes_no_order_and_removes_nothing()
    {
        string[] clocks = [Clock("+0"), Clock("-1h"), Clock("+1d"), Clock("-1d")];
        using var folder = new TempFolder();
        await using var server = new StoreServer(
            folder.FullPath, "--EventLog:RetentionEvery=00:00:00.1", "--EventLog:RetainFor=2.00:00:00", $"--EventLog:RetainPerStream={Retained}");
        foreach (var clock in clocks)
        {
            await server.StartUnderAsync("env", clock);
            Assert.Equal(201, (await server.PublishAsync("one more")).Status);
            await AssertSinceBringsNewestAsync(server);
            await RetentionHasRunAsync(server);
            await server.KillAsync();
        }

        await server.StartAsync();
        var stored = await StoreLedger.ReadAllAsync(server, "ops");
        Assert.Equal(clocks.Length, stored.Count);
        Assert.Equal(stored.Select(one => one.Id), stored.OrderBy(Position).Select(one => one.Id));
        Assert.Equal(stored.Count, stored.Select(Position).Distinct().Count());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-24)]
    [InlineData(24)]
    public async Task A_clock_that_jumps_while_the_server_runs_changes_no_order_and_removes_nothing(int hours)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        await using var server = await TestServer.StartAsync(["EventLog:RetainFor=2.00:00:00"], time);
        await using var subscription = await server.SubscribeAsync("/sse/ops?since=all");
        await server.PublishAsync("ops", "1");
        time.AdjustTime(time.GetUtcNow().AddHours(hours));
        await server.PublishAsync("ops", "2");
        for (var minute = 0; minute < 10; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await server.PublishAsync("ops", "3");

        Assert.Equal(["1", "2", "3"], await subscription.TitlesAsync(3));
        Assert.Equal(3, server.Get<IEventLog>().Streams.Single(stream => stream.Name == "ops").Notifications);
        await using var recent = await server.SubscribeAsync("/sse/ops?since=15m");
        await recent.TextAsync("\"title\":\"3\"");
    }

    /// <summary>What <c>faketime</c> does, without that program in between: signals are for the server.</summary>
    private static string Clock(string offset)
    {
        const string Library = "faketime/libfaketime.so.1";
        var found = Directory.GetDirectories("/usr/lib").Append("/usr/lib").Select(folder => Path.Combine(folder, Library)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "libfaketime is not installed (apt-get install faketime).");
        return $"-SLD_PRELOAD={found} FAKETIME={offset}";
    }

    /// <summary>By a clock that is set back, older ones are still to come: more than asked for is no harm, less would be.</summary>
    private static async Task AssertSinceBringsNewestAsync(StoreServer server)
    {
        var newest = (await StoreLedger.ReadAllAsync(server, "ops"))[^1].Id;
        await using var subscription = await TestSubscription.OpenAsync(new Uri(server.Url, "/sse/ops?since=15m"));
        await subscription.TextAsync($"id: {newest}\n");
    }

    private static long Position(StoreEntry entry) => EventId.TryParse(entry.Id, out var id) ? id.Position : 0;

    /// <summary>Streams are trimmed by name: once there is one less of this one, the other was looked at.</summary>
    private static async Task RetentionHasRunAsync(StoreServer server)
    {
        for (var number = 0; number <= Retained; number++)
        {
            Assert.Equal(201, (await server.PublishAsync("surplus", "zoo")).Status);
        }

        await Eventually.True(async () => (await StoreLedger.ReadAllAsync(server, "zoo")).Count == Retained, "retention has run");
    }
}
