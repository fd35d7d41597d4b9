using System.Collections.Concurrent;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>
/// A browser that may read the streams of one session while one diagnosis runs. Whoever knows the session's name may:
/// it is drawn by chance, and only the page that reads it and the ways in between have it.
/// </summary>
internal sealed class ProbeGuest(string session, string origin, Action<ProbeGuest> leave) : IDisposable
{
    /// <summary>What names a connection to the application.</summary>
    private const string Reader = "reader";

    /// <summary>Two kinds of connections on two paths, and what browsers repeat by themselves.</summary>
    private const int MostRequests = 16;

    private readonly ConcurrentDictionary<string, bool> _arrived = new(StringComparer.Ordinal);
    private int _requests;

    public string Session => session;

    /// <summary>Whether a request of this connection has reached the application.</summary>
    public bool HasArrived(string reader) => _arrived.ContainsKey(reader);

    /// <summary>The query that names a connection of the session.</summary>
    public static string Named(string reader) => $"&{Reader}={reader}";

    /// <summary>Whether a header field is one that lets a page of another origin read: it says nothing about the path.</summary>
    public static bool IsPermission(string header) =>
        header.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Timing-Allow-Origin", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Vary", StringComparison.OrdinalIgnoreCase);

    public void Dispose() => leave(this);

    /// <summary>Lets a request in, and lets the page read the answer where it is of another origin than the address that it asks.</summary>
    public bool Admits(HttpRequest request)
    {
        var from = request.Headers.Origin.ToString();
        if ((from.Length > 0 && !string.Equals(from, origin, StringComparison.OrdinalIgnoreCase))
            || Interlocked.Increment(ref _requests) > MostRequests)
        {
            return false;
        }

        _arrived.TryAdd(request.Query[Reader].ToString(), true);
        if (from.Length > 0)
        {
            // Fetch standard, section 3.3.3: without credentials, so the wildcard means every header field. Resource
            // Timing, section 4.5.1: without the last one the page does not learn the protocol.
            var headers = request.HttpContext.Response.Headers;
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "*";
            headers.Append("Vary", "Origin");
            headers["Timing-Allow-Origin"] = origin;
        }

        return true;
    }
}
