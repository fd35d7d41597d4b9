using Microsoft.Extensions.Options;

namespace Dashboard.Server.Access;

/// <summary>An origin with a path or a slash at its end would never match what browsers send; say so at the start.</summary>
internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var wrong = options.EmbedOrigins
            .Select((origin, index) => (origin, index))
            .Where(one => !IsOrigin(one.origin))
            .Select(one => $"Access:EmbedOrigins:{one.index} is '{one.origin}'; it must be an origin such as https://intranet.example, without a path.")
            .ToArray();
        return wrong.Length > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase);
}
