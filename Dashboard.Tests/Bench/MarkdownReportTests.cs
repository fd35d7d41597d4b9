using Dashboard.Bench;
using Dashboard.Bench.Machine;
using Dashboard.Bench.Report;
using Dashboard.Bench.Results;

namespace Dashboard.Tests.Bench;

public sealed class MarkdownReportTests
{
    private static readonly MachineFacts s_machine =
        new("A processor", "Linux 6", "8 GB", "Debian", new Dictionary<string, string> { [".NET"] = "10.0" });

    [Fact]
    public void A_goal_shows_its_bounds_the_ratio_of_the_rounds_and_the_verdict() =>
        Assert.Contains(
            "| CPU per delivery, 1,000 subscribers, one in flight | ≤ 0.9 × nchan | ≤ 0.6 × nchan | 0.50 / **0.75** / 0.80 ×: met |",
            Render([.. Measurements.Of("one", "dashboard", "cpu_us", 5, 15, 8), .. Measurements.Of("one", "nchan", "cpu_us", 10, 20, 10)]));

    [Fact]
    public void A_scenario_shows_each_server_and_ours_over_each_peer()
    {
        var text = Render([.. Measurements.Of("one", "dashboard", "cpu_us", 5), .. Measurements.Of("one", "floor", "cpu_us", 4)]);

        Assert.Contains("| dashboard | – | **5.00** | – | – | 0 / 0 / 0 |  |", text);
        Assert.Contains("| dashboard : floor | – | × **1.25** | – | – |  |  |", text);
    }

    [Fact]
    public void A_measurement_that_failed_says_why_and_one_that_was_noisy_says_how_much()
    {
        var quiet = Measurements.Of("one", "dashboard", "cpu_us", 5).Single();

        var text = Render([quiet with { Noise = 0.2 }, quiet with { Round = 2, Figures = new Dictionary<string, double>(), Error = "it ended" }]);

        Assert.Contains("| dashboard | – | **5.00** | – | – | 0 / 0 / 0 | it ended; 1 of 2 noisy, 20 % at the most |", text);
    }

    [Fact]
    public void Lost_events_are_a_goal_that_is_missed()
    {
        var measurement = Measurements.Of("one", "dashboard", "cpu_us", 5).Single();

        Assert.Contains("| 0 | 0 | 0 / 0 / 0: met |", Render([measurement]));
        Assert.Contains("| 0 | 0 | 3 / 0 / 0: missed |", Render([measurement with { Faults = new Dashboard.Bench.Results.Faults(3, 0, 0, 0) }]));
    }

    private static string Render(IReadOnlyList<Measurement> measurements) => MarkdownReport.Render(
        new ResultSet(measurements),
        BenchOptions.Read(["--only", "one", "--servers", "dashboard,nchan,floor"]),
        s_machine,
        new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero));
}
