using Microsoft.Extensions.Options;

namespace Dashboard.Server.Operations;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class OperationsOptionsValidator : IValidateOptions<OperationsOptions>
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366);

    public ValidateOptionsResult Validate(string? name, OperationsOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (options.MaxBodyBytes is > 0 and <= 1024 * 1024, "Operations:MaxBodyBytes must be 1 to 1048576."),
            (options.MaxTargets is > 0 and <= 2_000, "Operations:MaxTargets must be 1 to 2000."),
            (options.MaxName > 0, "Operations:MaxName must be at least 1."),
            (options.MaxNote >= 0, "Operations:MaxNote must not be negative."),
            (options.MaxKey > 0, "Operations:MaxKey must be at least 1."),
            (options.MaxQuery > 0, "Operations:MaxQuery must be at least 1."),
            (IsWait(options.MaxSnooze), "Operations:MaxSnooze must be longer than 0 and at most 366.00:00:00."),
            (IsWait(options.MaxMute), "Operations:MaxMute must be longer than 0 and at most 366.00:00:00."),
            (options.MaxMutes is >= 0 and <= 1_000, "Operations:MaxMutes must be 0 to 1000."),
            (options.MaxKept is > 0 and <= 1_000_000, "Operations:MaxKept must be 1 to 1000000."),
            (IsWait(options.WriteTimeout), "Operations:WriteTimeout must be longer than 0 and at most 366.00:00:00."),
            (options.MaxWaiting >= 0, "Operations:MaxWaiting must not be negative."),
            (options.RetryAfterSeconds > 0, "Operations:RetryAfterSeconds must be at least 1."),
        ];
        var broken = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return broken.Length > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }

    private static bool IsWait(TimeSpan wait) => wait > TimeSpan.Zero && wait <= s_longest;
}
