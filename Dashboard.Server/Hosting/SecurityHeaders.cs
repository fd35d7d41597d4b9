using Dashboard.Client.Contracts;

namespace Dashboard.Server.Hosting;

/// <summary>Headers that keep a page from doing what it is not made for.</summary>
internal static class SecurityHeaders
{
    /// <summary>Styles may stand in the page because the component library sets them so; scripts may not.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; connect-src 'self'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServerAddress>();
        var policy = new Lazy<string>(() => ContentSecurityPolicy + OwnAddresses(address), LazyThreadSafetyMode.PublicationOnly);
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = policy.Value;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
    }

    /// <summary>
    /// The server's own two addresses, of which a page came by one: a diagnosis from the browser reads both. All pages,
    /// because a page keeps the policy with which it was loaded when people go on to the next one.
    /// </summary>
    private static string OwnAddresses(IServerAddress address)
    {
        try
        {
            return string.Concat(
                new[] { address.Direct, address.Proxied }.OfType<Uri>().Select(url => " " + url.GetLeftPart(UriPartial.Authority)));
        }
        catch (UriFormatException)
        {
            // A server that listens at a socket of the file system has no address that a browser could ask.
            return "";
        }
    }
}
