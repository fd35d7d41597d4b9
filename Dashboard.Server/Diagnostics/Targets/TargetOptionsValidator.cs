using Dashboard.Server.Access;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class TargetOptionsValidator : IValidateOptions<TargetOptions>
{
    public ValidateOptionsResult Validate(string? name, TargetOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (options.MaxTargets is >= 0 and <= 10_000, "Diagnostics:Targets:MaxTargets must be 0 to 10000."),
            (options.MaxUnnamed is >= 1 and <= 10_000, "Diagnostics:Targets:MaxUnnamed must be 1 to 10000."),
            (options.MaxUrl is >= 20 and <= 16_000, "Diagnostics:Targets:MaxUrl must be 20 to 16000."),
            (options.MaxHeaders is >= 0 and <= 100, "Diagnostics:Targets:MaxHeaders must be 0 to 100."),
            (options.MaxHeaderValue is >= 1 and <= 65_536, "Diagnostics:Targets:MaxHeaderValue must be 1 to 65536."),
        ];
        var networks = options.AllowedNetworks
            .Select((network, index) => (network, index))
            .Where(one => one.network != TargetOptions.Nothing && !TrustedProxies.TryParse(one.network, out _))
            .Select(one => $"Diagnostics:Targets:AllowedNetworks:{one.index} is '{one.network}'; it must be an address such as 10.1.2.3, a network such as 10.1.0.0/16, or '{TargetOptions.Nothing}'.");
        string[] wrong = [.. rules.Where(rule => !rule.Holds).Select(rule => rule.Message), .. networks];
        return wrong.Length > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }
}
