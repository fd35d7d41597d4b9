using Dashboard.Server.Diagnostics.History;

namespace Dashboard.Tests.Diagnostics.History;

public sealed class HistoryOptionsTests
{
    [Fact]
    public void The_defaults_hold() => Assert.True(new HistoryOptionsValidator().Validate(null, new HistoryOptions()).Succeeded);

    [Fact]
    public void Every_wrong_option_is_named_by_its_key_in_one_try() => Assert.Equal(
        [
            "Diagnostics:History:MaxRuns must be 1 to 100000.",
            "Diagnostics:History:MaxRunBytes must be 100000 to 268435456.",
            "Diagnostics:History:MaxBytes must be at least Diagnostics:History:MaxRunBytes.",
        ],
        new HistoryOptionsValidator().Validate(null, new HistoryOptions { MaxRuns = 0, MaxRunBytes = 1_000, MaxBytes = 999 }).Failures);
}
