using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class SearchOptionsValidator : IValidateOptions<SearchOptions>
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, SearchOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (options.MaxQuery > 0, "Search:MaxQuery must be at least 1."),
            (options.MaxWords > 0, "Search:MaxWords must be at least 1."),
            (options.MaxStreams > 0, "Search:MaxStreams must be at least 1."),
            (options.MaxPageBytes > 0, "Search:MaxPageBytes must be at least 1."),
            (IsWait(options.WriteTimeout), "Search:WriteTimeout must be longer than 0 and at most 1.00:00:00."),
            (options.MaxScanned > 0, "Search:MaxScanned must be at least 1."),
            (IsWait(options.TimeLimit), "Search:TimeLimit must be longer than 0 and at most 1.00:00:00."),
            (options.MaxAtOnce >= 0, "Search:MaxAtOnce must not be negative."),
            (options.MaxWaiting >= 0, "Search:MaxWaiting must not be negative."),
            (IsWait(options.GatherFor), "Search:GatherFor must be longer than 0 and at most 1.00:00:00."),
            (options.MaxBatch > 0, "Search:MaxBatch must be at least 1."),
            (options.BusyRate >= 0, "Search:BusyRate must not be negative."),
            (IsShare(options.BusyShare), "Search:BusyShare must be more than 0 and at most 1."),
            (IsShare(options.QuietShare), "Search:QuietShare must be more than 0 and at most 1."),
            (IsWait(options.ForgetEvery), "Search:ForgetEvery must be longer than 0 and at most 1.00:00:00."),
            (IsWait(options.RetryAfter), "Search:RetryAfter must be longer than 0 and at most 1.00:00:00."),
        ];
        var broken = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return broken.Length > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }

    private static bool IsWait(TimeSpan wait) => wait > TimeSpan.Zero && wait <= s_longest;

    private static bool IsShare(double share) => share is > 0 and <= 1;
}
