using System.Security.Cryptography;
using System.Text;
using Dashboard.Server.Access;
using Dashboard.Server.Diagnostics.Observations;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Whether a request may probe.</summary>
internal sealed class ProbeAccess(IOptions<ProbeOptions> options, ProbeKey own)
{
    public bool Allows(HttpRequest request) => (Given(request) is { } key && own.Is(key)) || options.Value.Allow switch
    {
        ProbeAudience.Everybody => true,
        ProbeAudience.Key => HasKey(request),
        _ => ThisMachine.NamesNobodyElse(request),
    };

    private static string? Given(HttpRequest request) => request.Headers[ProbeHeaders.Key] is [{ } given] ? given : null;

    private bool HasKey(HttpRequest request) =>
        Given(request) is { } given
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(options.Value.Key));
}
