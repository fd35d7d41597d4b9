using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>
/// Which addresses a browser asks. The server knows its two paths as they look from here; a browser elsewhere has come
/// by an address of its own, and must never be sent to the loopback address of its own machine.
/// </summary>
internal sealed record BrowserPaths(BrowserPath Direct, BrowserPath Proxied)
{
    /// <param name="target">The two paths as the server knows them.</param>
    /// <param name="page">The address of the page as the browser has it.</param>
    public static BrowserPaths Of(DiagnosisTarget target, Uri page)
    {
        var (direct, proxied) = (new Uri(target.DirectUrl), new Uri(target.ProxiedUrl));
        var origin = new Uri(page.GetLeftPart(UriPartial.Authority));
        return IsSameWay(direct, page)
            ? new BrowserPaths(new BrowserPath(origin) { CarriesPage = true }, Configured(proxied, page))
            : new BrowserPaths(Configured(direct, page), new BrowserPath(origin) { CarriesPage = true, IsKnown = IsSameWay(proxied, page) });
    }

    /// <summary>Loopback has many names, and whoever listens there may listen on every address of the machine as well.</summary>
    private static bool IsSameWay(Uri known, Uri page) =>
        known.Port == page.Port && known.Scheme == page.Scheme
        && (known.IsLoopback || string.Equals(known.IdnHost, page.IdnHost, StringComparison.OrdinalIgnoreCase));

    private static BrowserPath Configured(Uri known, Uri page) => known switch
    {
        { IsLoopback: true } when !page.IsLoopback => new BrowserPath(
            known, $"{known.Authority} is an address of the server's own machine, which no other machine can reach"),
        { IsLoopback: false, Scheme: "http" } when page.Scheme == Uri.UriSchemeHttps => new BrowserPath(
            known, $"a browser lets a page that came over https read nothing over http, such as {known.Authority}"),
        _ => new BrowserPath(known),
    };
}
