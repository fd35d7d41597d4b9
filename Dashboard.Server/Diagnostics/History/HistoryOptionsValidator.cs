using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class HistoryOptionsValidator : IValidateOptions<HistoryOptions>
{
    public ValidateOptionsResult Validate(string? name, HistoryOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (options.MaxRuns is >= 1 and <= 100_000, "Diagnostics:History:MaxRuns must be 1 to 100000."),
            (options.MaxRunBytes is >= 100_000 and <= 256 * 1024 * 1024, "Diagnostics:History:MaxRunBytes must be 100000 to 268435456."),
            (options.MaxBytes >= options.MaxRunBytes, "Diagnostics:History:MaxBytes must be at least Diagnostics:History:MaxRunBytes."),
        ];
        var wrong = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return wrong.Length > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}
