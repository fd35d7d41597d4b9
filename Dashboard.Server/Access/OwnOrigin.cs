namespace Dashboard.Server.Access;

/// <summary>Whether a request comes from a page of the host that it is for, or from no page at all.</summary>
internal static class OwnOrigin
{
    /// <summary>
    /// Programs send no origin, and carry nobody's cookies either. Browsers name the page's origin on all that can change
    /// something; newer ones also say themselves whether it is another site (Fetch Metadata).
    /// </summary>
    public static bool Sent(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            && (origin.Length == 0
                || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                    && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)));
    }
}
