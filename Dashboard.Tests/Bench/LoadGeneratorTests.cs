using System.Text.Json;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Bench;

public sealed class LoadGeneratorTests(CompiledPrograms programs)
{
    [Fact]
    public async Task What_a_server_drops_repeats_swaps_adds_and_closes_is_counted()
    {
        var folder = await programs.FolderAsync();
        await using var hub = await MisbehavingHub.StartAsync();
        await using var load = new ChildProcess(
            Path.Combine(folder, "sseload"),
            "--sub", hub.Url.ToString(), "--pub", hub.Url.ToString(), "--n", "10", "--rate", "200", "--events", "40", "--drain", "1");

        Assert.True(await load.ExitCodeAsync() == 0, load.Output);

        // Lost: event 5 for all ten, and events 21 to 39 for the one that was closed.
        var report = JsonDocument.Parse(load.Output).RootElement;
        Assert.False(report.GetProperty("ok").GetBoolean());
        string[] counts = ["closed", "lost", "duplicated", "out_of_order", "other_events", "comments"];
        Assert.Equal([1, 29, 10, 10, 10, 10], counts.Select(name => report.GetProperty(name).GetInt32()));
    }
}
