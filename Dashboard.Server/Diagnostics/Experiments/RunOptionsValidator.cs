using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class RunOptionsValidator : IValidateOptions<RunOptions>
{
    public ValidateOptionsResult Validate(string? name, RunOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (options.MaxRuns is >= 1 and <= 8, "Diagnostics:Run:MaxRuns must be 1 to 8."),
            (IsBetween(options.Streams, 2, 60), "Diagnostics:Run:Streams must be 2 to 60 seconds."),
            (IsBetween(options.Foreign, 1, 300), "Diagnostics:Run:Foreign must be 1 second to 5 minutes."),
            (IsBetween(options.Exchange, 1, 30), "Diagnostics:Run:Exchange must be 1 to 30 seconds."),
            (IsBetween(options.Idle, 1, 600), "Diagnostics:Run:Idle must be 1 second to 10 minutes."),
            (options.ParallelStreams is >= 2 and <= 32, "Diagnostics:Run:ParallelStreams must be 2 to 32."),
            (options.RampBytes is >= 100_000 and <= 20_000_000, "Diagnostics:Run:RampBytes must be 100000 to 20000000."),
            (IsBetween(options.Longest, 10, 600), "Diagnostics:Run:Longest must be 10 seconds to 10 minutes."),
            (options.LaneEvents is >= 50 and <= 10_000, "Diagnostics:Run:LaneEvents must be 50 to 10000."),
        ];
        var broken = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return broken.Length > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }

    private static bool IsBetween(TimeSpan value, int fewestSeconds, int mostSeconds) =>
        value.TotalSeconds >= fewestSeconds && value.TotalSeconds <= mostSeconds;
}
