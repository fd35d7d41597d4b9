using Dashboard.Server.Search;

namespace Dashboard.Tests.Search;

public sealed class SearchOptionsValidatorTests
{
    private static readonly SearchOptions s_wrong = new()
    {
        MaxQuery = 0,
        MaxWords = 0,
        MaxStreams = 0,
        MaxPageBytes = 0,
        WriteTimeout = TimeSpan.Zero,
        MaxScanned = 0,
        TimeLimit = TimeSpan.Zero,
        MaxAtOnce = -1,
        MaxWaiting = -1,
        GatherFor = TimeSpan.Zero,
        MaxBatch = 0,
        BusyRate = -1,
        BusyShare = 0,
        QuietShare = 1.1,
        ForgetEvery = TimeSpan.FromDays(2),
        RetryAfter = TimeSpan.Zero,
    };

    [Fact]
    public void Every_wrong_key_is_named_at_once()
    {
        Assert.Equal(
            [
                "Search:MaxQuery must be at least 1.",
                "Search:MaxWords must be at least 1.",
                "Search:MaxStreams must be at least 1.",
                "Search:MaxPageBytes must be at least 1.",
                "Search:WriteTimeout must be longer than 0 and at most 1.00:00:00.",
                "Search:MaxScanned must be at least 1.",
                "Search:TimeLimit must be longer than 0 and at most 1.00:00:00.",
                "Search:MaxAtOnce must not be negative.",
                "Search:MaxWaiting must not be negative.",
                "Search:GatherFor must be longer than 0 and at most 1.00:00:00.",
                "Search:MaxBatch must be at least 1.",
                "Search:BusyRate must not be negative.",
                "Search:BusyShare must be more than 0 and at most 1.",
                "Search:QuietShare must be more than 0 and at most 1.",
                "Search:ForgetEvery must be longer than 0 and at most 1.00:00:00.",
                "Search:RetryAfter must be longer than 0 and at most 1.00:00:00.",
            ],
            new SearchOptionsValidator().Validate(null, s_wrong).Failures);
    }

    [Fact]
    public void The_defaults_are_valid() =>
        Assert.True(new SearchOptionsValidator().Validate(null, new SearchOptions()).Succeeded);
}
