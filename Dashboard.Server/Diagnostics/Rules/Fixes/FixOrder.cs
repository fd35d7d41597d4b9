using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Puts the fixes for the proxy that was recognised first, and keeps the others: it may not be the only one on the path.</summary>
internal static class FixOrder
{
    public static IReadOnlyList<Fix> For(RunObservations seen, IReadOnlyList<KnownFix> fixes)
    {
        var recognised = ProxyIdentity.Of(seen);
        return [.. fixes.OrderBy(fix => fix.Kind == recognised ? 0 : 1).Select(fix => fix.ToFix())];
    }
}
