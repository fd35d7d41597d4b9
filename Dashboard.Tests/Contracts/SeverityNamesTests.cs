using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Contracts;

public sealed class SeverityNamesTests
{
    [Fact]
    public void The_severities_go_from_least_to_most()
    {
        (Severity, string)[] expected =
        [
            (Severity.Debug, "debug"), (Severity.Info, "info"), (Severity.Warning, "warning"),
            (Severity.Error, "error"), (Severity.Critical, "critical"),
        ];

        Assert.Equal(expected, SeverityNames.All);
        Assert.Equal(expected, expected.OrderBy(one => one.Item1));
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("WARNING")]
    [InlineData("Warning")]
    public void A_name_is_read_in_any_case(string name)
    {
        Assert.True(SeverityNames.TryParse(name, out var severity));
        Assert.Equal(Severity.Warning, severity);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("warn")]
    [InlineData("warning ")]
    [InlineData("info,error")]
    public void Numbers_and_other_words_are_no_names(string? name)
    {
        Assert.False(SeverityNames.TryParse(name, out var severity));
        Assert.Equal(Severity.Debug, severity);
    }

    [Fact]
    public void A_value_outside_the_enumeration_has_no_name() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((Severity)5).WireName());
}
