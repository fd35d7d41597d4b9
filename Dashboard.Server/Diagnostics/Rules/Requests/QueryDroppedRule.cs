using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The application gets the request without its query.</summary>
internal sealed class QueryDroppedRule : IRule
{
    public string Code => "query-dropped";

    public Finding? Judge(RunObservations seen)
    {
        if (seen.Echo is not { DirectSaw: { } direct, ProxiedSaw: { } proxied } echo || echo.Query.Length == 0
            || !direct.Target.Contains(echo.Query, StringComparison.Ordinal) || proxied.Target.Contains(echo.Query, StringComparison.Ordinal))
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} drops the query: the application sees {proxied.Target} instead of {direct.Target}",
            "Everything behind the question mark is lost on the way: filters, the position to resume from, access tokens. The answer is a "
            + "plausible stream all the same, of other events than the ones that were asked for.",
            [new Evidence("Path and query that reach the application", direct.Target, proxied.Target)],
            [new LookAlike("an application that ignores the query", "it sees it on the direct path")],
            FixOrder.For(seen, RequestFixes.Query),
            "Test again: the echo must show the whole query. Nothing else was compared, because the two streams were not the same.");
    }
}
