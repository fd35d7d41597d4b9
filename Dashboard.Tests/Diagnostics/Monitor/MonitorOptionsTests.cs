using Dashboard.Server.Diagnostics.Monitor;

namespace Dashboard.Tests.Diagnostics.Monitor;

public sealed class MonitorOptionsTests
{
    private readonly MonitorOptionsValidator _validator = new();

    [Fact]
    public void The_defaults_are_valid() => Assert.True(_validator.Validate(null, new MonitorOptions()).Succeeded);

    [Fact]
    public void Every_wrong_option_is_named_by_its_key()
    {
        var wrong = new MonitorOptions
        {
            EventEvery = TimeSpan.FromMinutes(2),
            LargeEventEvery = TimeSpan.Zero,
            Renew = TimeSpan.FromSeconds(30),
            ReopenAfter = TimeSpan.Zero,
            WindowEvents = 1,
            HoldFor = TimeSpan.FromSeconds(-1),
            HoldLooks = 0,
            CutsUntilFaulty = 0,
            CutsWithin = TimeSpan.Zero,
            NotifyAtMostEvery = TimeSpan.FromDays(2),
            NotifyAttempts = 0,
        };

        var failures = _validator.Validate(null, wrong).Failures!.ToArray();

        Assert.Equal(
            ["EventEvery", "LargeEventEvery", "Renew", "ReopenAfter", "WindowEvents", "HoldFor", "HoldLooks", "CutsUntilFaulty", "CutsWithin", "NotifyAtMostEvery", "NotifyAttempts"],
            failures.Select(failure => failure.Split(' ')[0].Replace("Diagnostics:Monitor:", "", StringComparison.Ordinal)));
    }
}
