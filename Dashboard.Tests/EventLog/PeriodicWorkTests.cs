using System.Diagnostics.Metrics;
using Dashboard.Server.EventLog;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class PeriodicWorkTests
{
    [Fact]
    public async Task A_turn_that_fails_is_told_and_the_next_one_comes()
    {
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var (time, messages) = (new FakeTimeProvider(), new MessageLog());
        var edges = new LogEdges(new EventLogOptions(), time, new EventLogMetrics(services.GetRequiredService<IMeterFactory>()), messages);
        var turns = 0;
        await using var work = new PeriodicWork(TimeSpan.FromSeconds(1), edges, _ => ++turns == 1 ? throw new IOException("not now") : Task.CompletedTask);

        await Eventually.True(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return turns > 2;
            },
            "it goes on");

        Assert.Equal([(LogLevel.Error, "Work on the log failed; it is tried again at its next turn.")], messages.All);
    }
}
