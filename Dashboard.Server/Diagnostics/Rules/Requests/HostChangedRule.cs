using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The application does not learn under which name the reader asked, neither from Host nor from a forwarded header.</summary>
internal sealed class HostChangedRule : IRule
{
    public string Code => "host-changed";

    public Finding? Judge(RunObservations seen)
    {
        if (seen.Echo is not { ProxiedSaw: { } saw } echo || !Uri.TryCreate(echo.Proxied.Url, UriKind.Absolute, out var asked)
            || saw.Header("Host") is not { } host || Names(host, asked) || Names(saw.Header("X-Forwarded-Host"), asked)
            || saw.Header("Forwarded")?.Contains(asked.Host, StringComparison.OrdinalIgnoreCase) == true)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Advice,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} changes Host: the application sees {host} instead of {asked.Authority}",
            "The proxy asks the application under a name of its own. Links, redirects, cookies and checks of the page's origin that the "
            + "application makes from Host are wrong then.",
            [new Evidence("Host that the application sees", echo.DirectSaw?.Header("Host"), host), new Evidence("Host that was asked for", null, asked.Authority)],
            [],
            FixOrder.For(seen, RequestFixes.Host),
            "Test again: the echo must show the host that was asked for.");
    }

    // A default port may stand there or not.
    private static bool Names(string? value, Uri asked) => value is not null
        && (value.Equals(asked.Authority, StringComparison.OrdinalIgnoreCase) || value.Equals(asked.Host, StringComparison.OrdinalIgnoreCase)
            || value.Equals($"{asked.Host}:{asked.Port}", StringComparison.OrdinalIgnoreCase));
}
