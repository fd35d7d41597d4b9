namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>What the faults touch, as headings, in the order in which a reader meets them.</summary>
internal static class LabKinds
{
    public const string Other = "Other";

    private static readonly (string Kind, string[] Codes)[] s_kinds =
    [
        ("Events come late or all at once",
            ["block-buffering", "another-hop-buffers", "tls-record-buffer", "large-events-held", "one-behind", "gzip-held", "rate-limited", "headers-held", "headers-late"]),
        ("Streams end", ["idle-timeout", "cut-while-busy", "lifetime-limit", "proxy-resets", "tls-failed"]),
        ("Only so many at once", ["connection-limit", "request-limit", "out-of-connections", "upstream-limit"]),
        ("The request does not get there",
            ["upstream-down", "upstream-timeout", "wrong-location", "path-rewritten", "query-dropped", "redirected", "refused-by-proxy", "no-content", "error-status"]),
        ("Headers and answers are changed",
            [
                "last-event-id-dropped", "last-event-id-overwritten", "authorization-dropped", "cookie-dropped", "request-headers-dropped",
                "wrong-content-type", "cors-doubled", "errors-rewritten", "cached-replay",
            ]),
        ("Publishing, pages and leaving", ["publish-blocked", "body-limit", "publish-doubled", "websocket-blocked", "disconnect-unseen"]),
    ];

    public static string Of(string code) => Array.Find(s_kinds, kind => kind.Codes.Contains(code, StringComparer.Ordinal)).Kind ?? Other;

    /// <summary>Its place among all, by kind and then by code, so that related faults stand together.</summary>
    public static int PlaceOf(string code)
    {
        var place = 0;
        foreach (var (_, codes) in s_kinds)
        {
            var index = Array.IndexOf(codes, code);
            if (index >= 0)
            {
                return place + index;
            }

            place += codes.Length;
        }

        return place;
    }
}
