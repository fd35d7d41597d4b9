using Dashboard.Server.Diagnostics.Origin;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class ProbeOptionsValidatorTests
{
    [Fact]
    public void Every_wrong_key_is_named_at_once()
    {
        var wrong = new ProbeOptions
        {
            Allow = ProbeAudience.Key,
            Key = "short",
            MaxStreams = 0,
            MaxSessions = 0,
            AbandonedAfter = TimeSpan.Zero,
            IdleFor = TimeSpan.Zero,
            LongestSession = TimeSpan.FromDays(2),
            MaxBodyBytes = 0,
            Remembered = -1,
        };

        Assert.Equal(
            [
                "Diagnostics:Probe:Key must have at least 16 characters where Diagnostics:Probe:Allow is Key.",
                "Diagnostics:Probe:MaxStreams must be 1 to 10000.",
                "Diagnostics:Probe:MaxSessions must be 1 to 10000.",
                "Diagnostics:Probe:AbandonedAfter must be 00:00:00.1 to 1.00:00:00.",
                "Diagnostics:Probe:IdleFor must be 00:00:00.1 to 1.00:00:00.",
                "Diagnostics:Probe:LongestSession must be 00:00:00.1 to 1.00:00:00.",
                "Diagnostics:Probe:MaxBodyBytes must be 1 to 16777216.",
                "Diagnostics:Probe:Remembered must be at least Diagnostics:Probe:MaxStreams, and at most 100000.",
            ],
            new ProbeOptionsValidator().Validate(null, wrong).Failures);
    }

    [Fact]
    public void The_defaults_are_valid() => Assert.True(new ProbeOptionsValidator().Validate(null, new ProbeOptions()).Succeeded);
}
