using Dashboard.Bench.Results;

namespace Dashboard.Tests.Bench;

public sealed class ResultSetTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1, 2 }, 1, 2, 3)]
    [InlineData(new[] { 4.0, 1, 2, 3 }, 1, 2.5, 4)]
    [InlineData(new[] { 7.0 }, 7, 7, 7)]
    [InlineData(new[] { 5.0, double.NaN, 6, 7 }, 5, 6, 7)]
    public void A_spread_is_the_least_the_middle_and_the_greatest_of_what_was_measured(double[] values, double min, double median, double max)
    {
        var spread = Spread.Of(values);

        Assert.Equal((min, median, max), (spread?.Min, spread?.Median, spread?.Max));
    }

    [Fact]
    public void There_is_no_spread_of_nothing() => Assert.Null(Spread.Of([double.NaN]));

    [Fact]
    public void Ratios_are_taken_within_a_round_and_not_of_the_medians()
    {
        // The machine was slow in the second round; of the medians it would be 0.3.
        var results = new ResultSet(
        [
            .. Measurements.Of("one", "dashboard", "cpu_us", 6, 30, 9),
            .. Measurements.Of("one", "nchan", "cpu_us", 10, 30, 30),
        ]);

        Assert.Equal(new Spread(0.3, 0.6, 1, 3), results.Ratio("one", "cpu_us", "dashboard", "nchan"));
    }

    [Fact]
    public void A_round_in_which_the_peer_has_no_figure_has_no_ratio()
    {
        var results = new ResultSet(
        [
            .. Measurements.Of("one", "dashboard", "cpu_us", 5, 6),
            .. Measurements.Of("one", "nchan", "cpu_us", double.NaN, 12),
        ]);

        Assert.Equal(new Spread(0.5, 0.5, 0.5, 1), results.Ratio("one", "cpu_us", "dashboard", "nchan"));
        Assert.Null(results.Ratio("one", "cpu_us", "dashboard", "node"));
    }

    [Fact]
    public void Faults_are_summed_over_all_scenarios()
    {
        var one = Measurements.Of("one", "dashboard", "cpu_us", 1).Single() with { Faults = new Dashboard.Bench.Results.Faults(1, 2, 0, 0) };
        var last = Measurements.Of("last", "dashboard", "cpu_us", 1).Single() with { Faults = new Dashboard.Bench.Results.Faults(0, 1, 4, 5) };

        var faults = new ResultSet([one, last]).FaultsOf("dashboard");

        Assert.Equal("1 / 3 / 4, 5 errors", faults.ToString());
    }
}
