using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>Checks what somebody wants to add, field by field, and puts it into its plain form.</summary>
internal static class TargetFields
{
    /// <summary>As the contract has it: <see cref="DiagnosisTarget.Name"/>.</summary>
    private const int MaxName = 80;

    /// <returns>The target as it is kept, and what is wrong with it by the name of the field.</returns>
    public static (NewDiagnosisTarget Target, Dictionary<string, string[]> Errors) Check(
        NewDiagnosisTarget target, TargetNetworks networks, TargetOptions options)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var name = target.Name.Trim();
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl))
        {
            errors["name"] = [$"Write 1 to {MaxName} characters in one line."];
        }

        var direct = Url("directUrl", target.DirectUrl);
        var proxied = Url("proxiedUrl", target.ProxiedUrl);
        if (direct is not null && direct == proxied)
        {
            errors["proxiedUrl"] = ["Is the direct address. Write the one that leads through the proxy: there is nothing to compare else."];
        }

        TargetHeaders.Check(target.Headers, options, errors);
        return (new NewDiagnosisTarget(
            name, direct?.AbsoluteUri ?? "", proxied?.AbsoluteUri ?? "",
            [.. target.Headers.Select(header => header with { Value = header.Value.Trim(' ', '\t') })],
            target.AcceptsAnyCertificate), errors);

        Uri? Url(string field, string text)
        {
            var (url, error) = TargetUrls.Read(text, networks, options.MaxUrl);
            if (error is not null)
            {
                errors[field] = [error];
            }

            return url;
        }
    }
}
