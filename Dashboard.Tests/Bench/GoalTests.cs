using Dashboard.Bench.Goals;
using Dashboard.Bench.Results;
using Dashboard.Bench.Scenarios;
using Dashboard.Bench.Servers;

namespace Dashboard.Tests.Bench;

public sealed class GoalTests
{
    [Theory]
    [InlineData(0.6, nameof(Verdict.AimMet))]
    [InlineData(0.61, nameof(Verdict.Met))]
    [InlineData(0.9, nameof(Verdict.Met))]
    [InlineData(0.91, nameof(Verdict.Missed))]
    [InlineData(null, nameof(Verdict.NotMeasured))]
    public void Less_is_judged_by_upper_bounds(double? reached, string verdict) =>
        Assert.Equal(verdict, new Goal("", "one", "cpu_us") { AtLeast = 0.9, Aim = 0.6 }.Judge(reached).ToString());

    [Theory]
    [InlineData(1.5, nameof(Verdict.AimMet))]
    [InlineData(1, nameof(Verdict.Met))]
    [InlineData(0.99, nameof(Verdict.Missed))]
    public void More_is_judged_by_lower_bounds(double reached, string verdict) =>
        Assert.Equal(verdict, new Goal("", "publish", "publishes_per_s") { MoreIsBetter = true, AtLeast = 1, Aim = 1.5 }.Judge(reached).ToString());

    [Fact]
    public void A_goal_without_an_aim_is_met_or_missed_and_an_aim_alone_is_only_missed_as_an_aim()
    {
        Assert.Equal(Verdict.Met, new Goal("", "", "") { MoreIsBetter = true, AtLeast = 8 }.Judge(8));
        Assert.Equal(Verdict.Missed, new Goal("", "", "") { MoreIsBetter = true, AtLeast = 8 }.Judge(7.9));
        Assert.Equal(Verdict.AimMissed, new Goal("", "", "") { Aim = 0.6 }.Judge(0.7));
    }

    [Fact]
    public void A_goal_against_a_peer_compares_with_it_and_one_by_itself_does_not()
    {
        var results = new ResultSet([.. Measurements.Of("one", "dashboard", "cpu_us", 4), .. Measurements.Of("one", "nchan", "cpu_us", 8)]);

        Assert.Equal(0.5, new Goal("", "one", "cpu_us") { Versus = "nchan" }.Reached(results, "dashboard")?.Median);
        Assert.Equal(4, new Goal("", "one", "cpu_us").Reached(results, "dashboard")?.Median);
    }

    [Fact]
    public void Every_goal_is_measured_by_a_scenario_and_compared_with_a_server_that_takes_part() =>
        Assert.All(GoalList.All, goal =>
        {
            var scenario = Assert.Single(ScenarioList.All, one => one.Name == goal.Scenario);
            Assert.Contains(goal.Metric, scenario.Metrics.Select(metric => metric.Name));
            Assert.True(goal.Versus is null || scenario.TakesPart(Contenders.All.Single(server => server.Name == goal.Versus)));
        });
}
