using Microsoft.Extensions.Options;

namespace Dashboard.Server.Export;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class ExportOptionsValidator : IValidateOptions<ExportOptions>
{
    public ValidateOptionsResult Validate(string? name, ExportOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (options.MaxRows > 0, "Export:MaxRows must be at least 1."),
            (options.MaxAtOnce > 0, "Export:MaxAtOnce must be at least 1."),
            (options.WriteTimeout > TimeSpan.Zero && options.WriteTimeout <= TimeSpan.FromHours(1), "Export:WriteTimeout must be longer than 0 and at most 01:00:00."),
            (options.MaxTries > 0, "Export:MaxTries must be at least 1."),
        ];
        var broken = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return broken.Length > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }
}
