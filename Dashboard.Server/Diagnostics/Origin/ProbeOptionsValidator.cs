using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class ProbeOptionsValidator : IValidateOptions<ProbeOptions>
{
    private const int ShortestKey = 16;

    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, ProbeOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (Enum.IsDefined(options.Allow), "Diagnostics:Probe:Allow must be Loopback, Key or Everybody."),
            (options.Allow != ProbeAudience.Key || options.Key.Length >= ShortestKey,
                $"Diagnostics:Probe:Key must have at least {ShortestKey} characters where Diagnostics:Probe:Allow is Key."),
            (options.MaxStreams is > 0 and <= 10_000, "Diagnostics:Probe:MaxStreams must be 1 to 10000."),
            (options.MaxSessions is > 0 and <= 10_000, "Diagnostics:Probe:MaxSessions must be 1 to 10000."),
            (IsReasonable(options.AbandonedAfter), "Diagnostics:Probe:AbandonedAfter must be 00:00:00.1 to 1.00:00:00."),
            (IsReasonable(options.IdleFor), "Diagnostics:Probe:IdleFor must be 00:00:00.1 to 1.00:00:00."),
            (IsReasonable(options.LongestSession), "Diagnostics:Probe:LongestSession must be 00:00:00.1 to 1.00:00:00."),
            (options.MaxBodyBytes is > 0 and <= 16 * 1024 * 1024, "Diagnostics:Probe:MaxBodyBytes must be 1 to 16777216."),
            (options.Remembered >= options.MaxStreams && options.Remembered <= 100_000,
                "Diagnostics:Probe:Remembered must be at least Diagnostics:Probe:MaxStreams, and at most 100000."),
        ];
        var broken = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return broken.Length > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }

    private static bool IsReasonable(TimeSpan time) => time >= s_shortest && time <= s_longest;
}
