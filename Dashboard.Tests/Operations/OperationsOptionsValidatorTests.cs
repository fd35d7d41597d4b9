using Dashboard.Server.Operations;

namespace Dashboard.Tests.Operations;

public sealed class OperationsOptionsValidatorTests
{
    [Fact]
    public void Every_wrong_key_is_named_at_once()
    {
        var wrong = new OperationsOptions
        {
            MaxBodyBytes = 0,
            MaxTargets = 0,
            MaxName = 0,
            MaxNote = -1,
            MaxKey = 0,
            MaxQuery = 0,
            MaxSnooze = TimeSpan.Zero,
            MaxMute = TimeSpan.FromDays(400),
            MaxMutes = -1,
            MaxKept = 0,
            WriteTimeout = TimeSpan.Zero,
            MaxWaiting = -1,
            RetryAfterSeconds = 0,
        };

        Assert.Equal(
            [
                "Operations:MaxBodyBytes must be 1 to 1048576.",
                "Operations:MaxTargets must be 1 to 2000.",
                "Operations:MaxName must be at least 1.",
                "Operations:MaxNote must not be negative.",
                "Operations:MaxKey must be at least 1.",
                "Operations:MaxQuery must be at least 1.",
                "Operations:MaxSnooze must be longer than 0 and at most 366.00:00:00.",
                "Operations:MaxMute must be longer than 0 and at most 366.00:00:00.",
                "Operations:MaxMutes must be 0 to 1000.",
                "Operations:MaxKept must be 1 to 1000000.",
                "Operations:WriteTimeout must be longer than 0 and at most 366.00:00:00.",
                "Operations:MaxWaiting must not be negative.",
                "Operations:RetryAfterSeconds must be at least 1.",
            ],
            new OperationsOptionsValidator().Validate(null, wrong).Failures);
    }

    [Fact]
    public void The_defaults_are_valid() =>
        Assert.True(new OperationsOptionsValidator().Validate(null, new OperationsOptions()).Succeeded);
}
