using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class MonitorOptionsValidator : IValidateOptions<MonitorOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitorOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (IsBetween(options.EventEvery, 0.05, 60), "Diagnostics:Monitor:EventEvery must be 50 milliseconds to 60 seconds."),
            (IsBetween(options.LargeEventEvery, 0.05, 60), "Diagnostics:Monitor:LargeEventEvery must be 50 milliseconds to 60 seconds."),
            (options.Renew >= 10 * options.EventEvery && IsBetween(options.Renew, 1, 3600), "Diagnostics:Monitor:Renew must be 1 second to 1 hour, and at least ten times Diagnostics:Monitor:EventEvery."),
            (IsBetween(options.ReopenAfter, 0.05, 60), "Diagnostics:Monitor:ReopenAfter must be 50 milliseconds to 60 seconds."),
            (options.WindowEvents is >= 10 and <= 1000, "Diagnostics:Monitor:WindowEvents must be 10 to 1000."),
            (IsBetween(options.HoldFor, 0, 3600), "Diagnostics:Monitor:HoldFor must be 0 to 1 hour."),
            (options.HoldLooks is >= 1 and <= 1000, "Diagnostics:Monitor:HoldLooks must be 1 to 1000."),
            (options.CutsUntilFaulty is >= 1 and <= 1000, "Diagnostics:Monitor:CutsUntilFaulty must be 1 to 1000."),
            (IsBetween(options.CutsWithin, 1, 86_400), "Diagnostics:Monitor:CutsWithin must be 1 second to 1 day."),
            (IsBetween(options.NotifyAtMostEvery, 0, 86_400), "Diagnostics:Monitor:NotifyAtMostEvery must be 0 to 1 day."),
            (options.NotifyAttempts is >= 1 and <= 16, "Diagnostics:Monitor:NotifyAttempts must be 1 to 16."),
        ];
        var wrong = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return wrong.Length > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static bool IsBetween(TimeSpan value, double fewestSeconds, double mostSeconds) =>
        value.TotalSeconds >= fewestSeconds && value.TotalSeconds <= mostSeconds;
}
