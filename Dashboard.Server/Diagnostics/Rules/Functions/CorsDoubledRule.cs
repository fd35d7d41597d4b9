using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The permission for other origins stands there twice, which browsers take for none (Fetch Standard, section 3.3.4).</summary>
internal sealed class CorsDoubledRule : IRule
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    public string Code => "cors-doubled";

    public Finding? Judge(RunObservations seen)
    {
        var pairs = seen.Streams.Values
            .Select(pair => (Direct: Values(pair.Direct.Headers), Proxied: Values(pair.Proxied.Headers)))
            .Append((Direct: Values(seen.Echo?.Direct.Headers ?? []), Proxied: Values(seen.Echo?.Proxied.Headers ?? [])));
        if (pairs.FirstOrDefault(pair => pair.Proxied.Length > 1 && pair.Direct.Length <= 1) is not { Proxied: { } proxied } found)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} sends {AllowOrigin} {proxied.Length} times: pages of other origins are refused",
            "The application allows other origins already, and the proxy adds its own permission. A browser that finds two refuses the answer, and "
            + "EventSource gives up for good; only the browser's console says why. Programs see nothing wrong.",
            [new Evidence(AllowOrigin, string.Join(", ", found.Direct.DefaultIfEmpty("none")), string.Join(" and ", proxied))],
            [new LookAlike("an application that sends it twice", "it does not on the direct path")],
            FixOrder.For(seen, FunctionFixes.Cors),
            "Test again: the header may stand there once.");
    }

    private static string[] Values(IReadOnlyList<HeaderField> headers) =>
    [
        .. headers.Where(field => field.Name.Equals(AllowOrigin, StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];
}
