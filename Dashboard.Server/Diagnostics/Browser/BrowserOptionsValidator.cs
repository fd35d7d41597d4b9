using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class BrowserOptionsValidator : IValidateOptions<BrowserOptions>
{
    public ValidateOptionsResult Validate(string? name, BrowserOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (options.MaxRuns is >= 1 and <= 100, "Diagnostics:Browser:MaxRuns must be 1 to 100."),
            (options.Read.TotalSeconds is >= 2 and <= 60, "Diagnostics:Browser:Read must be 2 to 60 seconds."),
            (options.Batch.TotalMilliseconds is >= 100 and <= 5_000, "Diagnostics:Browser:Batch must be 100 milliseconds to 5 seconds."),
            (options.Silence > options.Batch && options.Silence.TotalSeconds <= 60,
                "Diagnostics:Browser:Silence must be longer than Diagnostics:Browser:Batch, and at most a minute."),
            (options.MaxEvents is >= 50 and <= 5_000, "Diagnostics:Browser:MaxEvents must be 50 to 5000."),
        ];
        var broken = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return broken.Length > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }
}
