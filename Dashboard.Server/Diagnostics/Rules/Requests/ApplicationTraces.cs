using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Whether an answer without the marker comes from the application all the same: it sets header fields on each answer,
/// its own 404 as well, that a proxy's error page does not have.
/// </summary>
internal static class ApplicationTraces
{
    private const int Enough = 2;

    private static readonly HashSet<string> s_anybodys = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Server", "Content-Type", "Content-Length", "Connection", "Transfer-Encoding", "Cache-Control",
        "Keep-Alive", "Vary", "Via", "ETag", "Last-Modified", "Accept-Ranges", ProbeHeaders.Marker,
    };

    public static bool Has(RunObservations seen, ExchangeObservation answer)
    {
        var own = Own(seen.Echo?.Direct.Headers ?? []);
        return answer.IsMarked || Own(answer.Headers).Intersect(own, StringComparer.OrdinalIgnoreCase).Count() >= Enough;
    }

    private static IEnumerable<string> Own(IEnumerable<HeaderField> headers) =>
        headers.Select(field => field.Name).Where(name => !s_anybodys.Contains(name));
}
