using Dashboard.Client.Layout;

namespace Dashboard.Tests.Layout;

public sealed class DurationsTests
{
    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(0.999, "0 s")]
    [InlineData(1, "1 s")]
    [InlineData(59.999, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3_599, "59 min")]
    [InlineData(3_600, "1 h")]
    [InlineData(86_399, "23 h")]
    [InlineData(86_400, "1 d")]
    [InlineData(8_640_000, "100 d")]
    public void An_age_has_one_unit_and_is_never_rounded_up(double seconds, string expected) =>
        Assert.Equal(expected, Durations.Age(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0.00 ms")]
    [InlineData(0.124, "0.12 ms")]
    [InlineData(9.99, "9.99 ms")]
    [InlineData(10, "10.0 ms")]
    [InlineData(25.26, "25.3 ms")]
    [InlineData(100, "100 ms")]
    [InlineData(999.4, "999 ms")]
    [InlineData(1_000, "1.00 s")]
    [InlineData(5_204, "5.20 s")]
    [InlineData(100_000, "100 s")]
    [InlineData(9.996, "10.0 ms")]
    [InlineData(99.96, "100 ms")]
    [InlineData(999.6, "1.00 s")]
    [InlineData(99_996, "100 s")]
    [InlineData(-0.004, "0.00 ms")]
    [InlineData(-0.5, "-0.50 ms")]
    [InlineData(-25.26, "-25.3 ms")]
    [InlineData(-5_204, "-5.20 s")]
    public void A_measured_time_has_as_many_digits_as_mean_something(double milliseconds, string expected) =>
        Assert.Equal(expected, Durations.Measured(milliseconds));
}
