using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Contracts;

public sealed class RetentionAgeTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("15m", 900)]
    [InlineData("12h", 43_200)]
    [InlineData("7d", 604_800)]
    [InlineData("36500d", 3_153_600_000)]
    public void A_number_with_a_unit_is_an_age_and_is_written_the_same_way(string text, long seconds)
    {
        Assert.True(RetentionAge.TryParse(text, out var age));
        Assert.Equal(TimeSpan.FromSeconds(seconds), age);
        Assert.Equal(text, RetentionAge.Format(age));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("7")]
    [InlineData("0d")]
    [InlineData("-1d")]
    [InlineData("1.5d")]
    [InlineData("7w")]
    [InlineData("7 d")]
    [InlineData("36501d")]
    [InlineData("9223372036854775807d")]
    [InlineData("99999999999999999d")]
    public void Anything_else_is_none(string? text) => Assert.False(RetentionAge.TryParse(text, out _));

    [Fact]
    public void An_age_is_written_in_the_largest_unit_that_fits()
    {
        Assert.Equal("36h", RetentionAge.Format(TimeSpan.FromDays(1.5)));
        Assert.Equal("90m", RetentionAge.Format(TimeSpan.FromHours(1.5)));
        Assert.Equal("1s", RetentionAge.Format(TimeSpan.FromMilliseconds(10)));
        Assert.Null(RetentionAge.Format(TimeSpan.MaxValue));
    }
}
