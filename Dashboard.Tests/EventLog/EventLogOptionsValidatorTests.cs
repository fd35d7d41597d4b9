using Dashboard.Server.EventLog;

namespace Dashboard.Tests.EventLog;

public sealed class EventLogOptionsValidatorTests
{
    private static readonly string[] s_allWrong =
    [
        "EventLog:Directory must name a folder.",
        "EventLog:MaxWaiting must be at least 1.",
        "EventLog:MaxWaitingBytes must be at least 1.",
        "EventLog:MaxBatch must be at least 1.",
        "EventLog:MaxBatchBytes must be at least 1.",
        "EventLog:RetainPerStream must be at least 1.",
        "EventLog:RetainPerReservedStream must be at least 1.",
        "EventLog:RetainFor must be longer than 0.",
        "EventLog:RememberKeysFor must not be negative.",
        "EventLog:RetentionEvery must be 00:00:00.1 to 1.00:00:00.",
        "EventLog:RetentionStep must be at least 1.",
        "EventLog:RetentionStepBytes must be at least 1.",
        "EventLog:Synchronous must be Full or Normal.",
        "EventLog:WalLimit must be at least 1048576.",
        "EventLog:UpkeepEvery must be 00:00:00.1 to 1.00:00:00.",
        "EventLog:IntegrityCheckEvery must be 00:00:00.1 to 40.00:00:00.",
        "EventLog:IntegrityCheckUpTo must not be negative.",
        "EventLog:MaxReaders must be at least 1.",
        "EventLog:LockTimeoutSeconds must be at least 1.",
    ];

    [Fact]
    public void Every_wrong_key_is_named_at_once()
    {
        var wrong = new EventLogOptions
        {
            Directory = " ",
            MaxWaiting = 0,
            MaxWaitingBytes = 0,
            MaxBatch = 0,
            MaxBatchBytes = 0,
            RetainPerStream = 0,
            RetainPerReservedStream = 0,
            RetainFor = TimeSpan.Zero,
            RememberKeysFor = TimeSpan.FromTicks(-1),
            RetentionEvery = TimeSpan.Zero,
            RetentionStep = 0,
            RetentionStepBytes = 0,
            Synchronous = (SynchronousMode)7,
            WalLimit = 0,
            UpkeepEvery = TimeSpan.Zero,
            IntegrityCheckEvery = TimeSpan.Zero,
            IntegrityCheckUpTo = -1,
            MaxReaders = 0,
            LockTimeoutSeconds = 0,
        };

        Assert.Equal(s_allWrong, new EventLogOptionsValidator().Validate(null, wrong).Failures);
    }

    [Fact]
    public void The_defaults_are_valid() =>
        Assert.True(new EventLogOptionsValidator().Validate(null, new EventLogOptions()).Succeeded);

    /// <summary>A timer that cannot be made would end retention without a word.</summary>
    [Theory]
    [InlineData("00:00:00.0000001")]
    [InlineData("50.00:00:00")]
    public void An_interval_that_no_timer_can_keep_is_refused(string interval)
    {
        var wrong = new EventLogOptions { RetentionEvery = TimeSpan.Parse(interval) };

        Assert.Equal(
            ["EventLog:RetentionEvery must be 00:00:00.1 to 1.00:00:00."],
            new EventLogOptionsValidator().Validate(null, wrong).Failures);
    }
}
