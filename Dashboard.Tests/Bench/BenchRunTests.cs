using Dashboard.Bench;
using Dashboard.Bench.Results;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Bench;

public sealed class BenchRunTests(CompiledPrograms programs)
{
    [Fact]
    public async Task The_floor_delivers_every_event_once_with_one_in_flight_and_with_many()
    {
        var results = await RunAsync(await programs.FolderAsync(), "--only", "one,merged", "--servers", "floor");

        Assert.Equal(["one", "merged"], results.All.Select(one => one.Scenario));
        Assert.All(results.All, one =>
        {
            Assert.Null(one.Error);
            Assert.Equal(default, one.Faults);
            Assert.True(one.Figures["deliveries_per_s"] > 0);
        });
    }

    [Fact]
    public async Task The_bare_endpoint_relays_every_publish_once_and_takes_part_in_nothing_else()
    {
        Assert.SkipUnless(
            Directory.Exists(Repository.PathTo("bench", "kestrel", "bin", "Release")), "The bare endpoint is not built (dotnet build -c Release).");

        var results = await RunAsync(await programs.FolderAsync(), "--servers", "kestrel");

        var publish = Assert.Single(results.All);
        Assert.Equal(("publish", null), (publish.Scenario, publish.Error));
        Assert.Equal(default, publish.Faults);
        Assert.True(publish.Figures["publishes_per_s"] > 0);
    }

    [Fact]
    public async Task Subscribers_of_a_killed_server_come_back_and_nothing_is_lost_or_doubled()
    {
        // What is measured is the server as it is shipped, not the one that the tests hold.
        Assert.SkipUnless(
            Directory.Exists(Repository.PathTo("Dashboard.Server", "bin", "Release")), "The server is not built (dotnet build -c Release).");

        var results = await RunAsync(await programs.FolderAsync(), "--only", "crash", "--servers", "dashboard");

        var crash = Assert.Single(results.All);
        Assert.Null(crash.Error);
        Assert.Equal(default, crash.Faults);
        Assert.InRange(crash.Figures["back_s"], crash.Figures["first_back_s"], 30);
    }

    [Fact]
    public async Task A_measurement_that_cannot_be_made_is_a_row_and_the_others_go_on()
    {
        using var nothing = new TempFolder();

        var results = await RunAsync(nothing.FullPath, "--only", "one,last", "--servers", "floor");

        Assert.Equal(2, results.All.Count(one => one.Error is not null));
    }

    private static async Task<ResultSet> RunAsync(string programs, params string[] arguments)
    {
        using var work = new TempFolder();
        var options = BenchOptions.Read(["--quick", "--root", Repository.Root, "--programs", programs, .. arguments]);
        var run = new BenchRun(options, work.FullPath, line => TestContext.Current.SendDiagnosticMessage(line));
        return await run.RunAsync(TestContext.Current.CancellationToken);
    }
}
