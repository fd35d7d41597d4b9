using Microsoft.Extensions.Options;

namespace Dashboard.Server.EventLog;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class EventLogOptionsValidator : IValidateOptions<EventLogOptions>
{
    public ValidateOptionsResult Validate(string? name, EventLogOptions options)
    {
        var errors = new List<string>();
        void Require(bool holds, string message)
        {
            if (!holds)
            {
                errors.Add(message);
            }
        }

        Require(!string.IsNullOrWhiteSpace(options.Directory), "EventLog:Directory must name a folder.");
        Require(options.MaxWaiting > 0, "EventLog:MaxWaiting must be at least 1.");
        Require(options.MaxWaitingBytes > 0, "EventLog:MaxWaitingBytes must be at least 1.");
        Require(options.MaxBatch > 0, "EventLog:MaxBatch must be at least 1.");
        Require(options.MaxBatchBytes > 0, "EventLog:MaxBatchBytes must be at least 1.");
        Require(options.RetainPerStream > 0, "EventLog:RetainPerStream must be at least 1.");
        Require(options.RetainPerReservedStream > 0, "EventLog:RetainPerReservedStream must be at least 1.");
        Require(options.RetainFor > TimeSpan.Zero, "EventLog:RetainFor must be longer than 0.");
        Require(options.RememberKeysFor >= TimeSpan.Zero, "EventLog:RememberKeysFor must not be negative.");
        Require(
            options.RetentionEvery >= TimeSpan.FromMilliseconds(100) && options.RetentionEvery <= TimeSpan.FromDays(1),
            "EventLog:RetentionEvery must be 00:00:00.1 to 1.00:00:00.");
        Require(options.RetentionStep > 0, "EventLog:RetentionStep must be at least 1.");
        Require(options.RetentionStepBytes > 0, "EventLog:RetentionStepBytes must be at least 1.");
        Require(Enum.IsDefined(options.Synchronous), "EventLog:Synchronous must be Full or Normal.");
        Require(options.WalLimit >= 1024 * 1024, "EventLog:WalLimit must be at least 1048576.");
        Require(
            options.UpkeepEvery >= TimeSpan.FromMilliseconds(100) && options.UpkeepEvery <= TimeSpan.FromDays(1),
            "EventLog:UpkeepEvery must be 00:00:00.1 to 1.00:00:00.");
        Require(
            options.IntegrityCheckEvery >= TimeSpan.FromMilliseconds(100) && options.IntegrityCheckEvery <= TimeSpan.FromDays(40),
            "EventLog:IntegrityCheckEvery must be 00:00:00.1 to 40.00:00:00.");
        Require(options.IntegrityCheckUpTo >= 0, "EventLog:IntegrityCheckUpTo must not be negative.");
        Require(options.MaxReaders > 0, "EventLog:MaxReaders must be at least 1.");
        Require(options.LockTimeoutSeconds > 0, "EventLog:LockTimeoutSeconds must be at least 1.");
        return errors.Count > 0 ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
    }
}
