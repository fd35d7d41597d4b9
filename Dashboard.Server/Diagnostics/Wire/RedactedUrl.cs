namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A URL as it may stand in a report: values of the query that may grant access are replaced.</summary>
internal static class RedactedUrl
{
    private static readonly string[] s_secret = ["token", "key", "secret", "password", "passwd", "auth", "sig", "credential"];

    public static string Of(Uri url)
    {
        if (!url.IsAbsoluteUri)
        {
            return url.ToString();
        }

        var shown = url.GetComponents(UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped);
        return url.Query.Length == 0 ? shown : $"{shown}?{string.Join('&', url.Query[1..].Split('&').Select(Shown))}";
    }

    private static string Shown(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && IsSecret(Uri.UnescapeDataString(part[..equals])) ? $"{part[..equals]}=***" : part;
    }

    private static bool IsSecret(string name) => s_secret.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
