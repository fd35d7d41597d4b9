using Microsoft.Extensions.Options;

namespace Dashboard.Server.Access;

/// <summary>
/// An origin with a path or a slash at its end would never match what browsers send, and a network that cannot be read
/// would trust nobody; say so at the start.
/// </summary>
internal sealed class AccessOptionsValidator : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var origins = options.EmbedOrigins
            .Select((origin, index) => (origin, index))
            .Where(one => !IsOrigin(one.origin))
            .Select(one => $"Access:EmbedOrigins:{one.index} is '{one.origin}'; it must be an origin such as https://intranet.example, without a path.");
        var proxies = options.TrustedProxies
            .Select((network, index) => (network, index))
            .Where(one => one.network != TrustedProxies.Nobody && !TrustedProxies.TryParse(one.network, out _))
            .Select(one => $"Access:TrustedProxies:{one.index} is '{one.network}'; it must be an address such as 10.1.2.3, a network such as 10.1.0.0/16, or '{TrustedProxies.Nobody}'.");
        string[] wrong = [.. origins, .. proxies];
        return wrong.Length > 0 ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
    }

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase);
}
