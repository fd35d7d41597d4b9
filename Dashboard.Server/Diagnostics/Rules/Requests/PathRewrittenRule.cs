using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The request reaches the application under another path.</summary>
internal sealed class PathRewrittenRule : IRule
{
    public string Code => "path-rewritten";

    public Finding? Judge(RunObservations seen)
    {
        if (seen.Echo is not { DirectSaw: { } direct } echo)
        {
            return null;
        }

        var reached = echo.ProxiedSaw is { } proxied ? PathOf(proxied.Target) : null;
        var isOther = reached is not null && reached != PathOf(direct.Target) && PathOf(echo.Direct.Url) == PathOf(echo.Proxied.Url);
        var isUnknown = reached is null && echo.Proxied.Status == 404 && ApplicationTraces.Has(seen, echo.Proxied);
        if (!isOther && !isUnknown)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            isOther ? Certainty.Certain : Certainty.Likely,
            isOther
                ? $"{ProxyIdentity.Name(seen)} rewrites the path: {PathOf(direct.Target)} reaches the application as {reached}"
                : $"{ProxyIdentity.Name(seen)} rewrites the path: the application itself answers 404, and knows the same path on the direct way",
            "The proxy passes the request to the right application under another path, usually because of a path behind the address in "
            + "proxy_pass, or a prefix that is cut off or added.",
            [new Evidence("Path that reaches the application", PathOf(direct.Target), reached ?? "one that it answers with 404")],
            isUnknown ? [new LookAlike("a 404 of the proxy itself", "the answer carries the header fields of the application")] : [],
            FixOrder.For(seen, RequestFixes.Path),
            "Test again: the echo must show the same path on both ways. Faults behind this one show only then.");
    }

    private static string PathOf(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsolutePath : target.Split('?')[0];
}
