using System.Text;

namespace Dashboard.Server.Sse;

/// <summary>What was asked for, as it may be shown to others: <c>/sse/ops?severity=warning&amp;…</c>.</summary>
internal static class AskedText
{
    /// <summary>
    /// Whatever else stands in a query may be a token, under a name that nobody here knows, or the name itself may be one.
    /// </summary>
    private static readonly string[] s_shown = ["stream", "severity", "tag", "q", "since", "last"];

    /// <summary>Where the client goes on; it is another one each time, and how far it is now says more.</summary>
    private static readonly string[] s_position = ["lastEventId", "last_event_id"];

    public static string Of(HttpRequest request, string? routeStream)
    {
        var text = new StringBuilder(routeStream is null ? "/sse" : "/sse/" + routeStream);
        var separator = '?';
        foreach (var name in s_shown)
        {
            foreach (var value in request.Query[name])
            {
                text.Append(separator).Append(name).Append('=').Append(value);
                separator = '&';
            }
        }

        var hidden = request.Query.Keys
            .Except(s_shown, StringComparer.OrdinalIgnoreCase)
            .Except(s_position, StringComparer.OrdinalIgnoreCase)
            .Any();
        return hidden ? text.Append(separator).Append('…').ToString() : text.ToString();
    }
}
