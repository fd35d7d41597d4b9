using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>Says what is wrong with the settings of the lab, all at once.</summary>
internal sealed class LabOptionsValidator : IValidateOptions<LabOptions>
{
    public ValidateOptionsResult Validate(string? name, LabOptions options)
    {
        string[] wrong = [.. Errors(options)];
        return wrong.Length > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> Errors(LabOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Nginx))
        {
            yield return "Diagnostics:Lab:Nginx must be the name or the path of a program.";
        }

        if (options.MostRunning is < 0 or > 20)
        {
            yield return "Diagnostics:Lab:MostRunning must be 0 to 20.";
        }

        if (options.EndAfter < TimeSpan.FromSeconds(1) || options.EndAfter > TimeSpan.FromDays(1))
        {
            yield return "Diagnostics:Lab:EndAfter must be 00:00:01 to 1.00:00:00.";
        }

        if (options.StartWithin < TimeSpan.FromSeconds(1) || options.StartWithin > TimeSpan.FromMinutes(1))
        {
            yield return "Diagnostics:Lab:StartWithin must be 00:00:01 to 00:01:00.";
        }
    }
}
