using Dashboard.Server.Sse;

namespace Dashboard.Tests.Sse;

public sealed class SseOptionsValidatorTests
{
    [Fact]
    public void Every_wrong_key_is_named_at_once()
    {
        var wrong = new SseOptions
        {
            RetryFrom = TimeSpan.Zero,
            RetryTo = TimeSpan.FromTicks(-1),
            ReturnsPerSecond = 0,
            RefusedRetryFrom = TimeSpan.Zero,
            RefusedRetryTo = TimeSpan.FromTicks(-1),
            MaxStreams = 0,
            MaxFilterTerms = 0,
            MaxLast = -1,
            MaxConnections = 0,
            MaxConnectionsPerAddress = 0,
        };

        Assert.Equal(
            [
                "Sse:RetryFrom must be longer than 0.",
                "Sse:RetryTo must not be shorter than Sse:RetryFrom.",
                "Sse:ReturnsPerSecond must be at least 1.",
                "Sse:RefusedRetryFrom must be longer than 0.",
                "Sse:RefusedRetryTo must not be shorter than Sse:RefusedRetryFrom.",
                "Sse:MaxStreams must be at least 1.",
                "Sse:MaxFilterTerms must be at least 1.",
                "Sse:MaxLast must not be negative.",
                "Sse:MaxConnections must be at least 1.",
                "Sse:MaxConnectionsPerAddress must be at least 1.",
            ],
            new SseOptionsValidator().Validate(null, wrong).Failures);
    }

    [Fact]
    public void The_defaults_are_valid() => Assert.True(new SseOptionsValidator().Validate(null, new SseOptions()).Succeeded);
}
