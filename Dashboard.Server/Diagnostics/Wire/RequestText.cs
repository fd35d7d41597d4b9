using System.Buffers;
using System.Text;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A request as HTTP/1.1 writes it (RFC 9112, section 3).</summary>
internal static class RequestText
{
    private static readonly SearchValues<char> s_token = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <exception cref="ArgumentException">Something in it would end a line, and so could smuggle a header field in.</exception>
    public static void Check(WireRequest request)
    {
        if (!IsToken(request.Method))
        {
            throw new ArgumentException($"The method '{request.Method}' is none.", nameof(request));
        }

        foreach (var field in request.Headers)
        {
            if (!IsToken(field.Name) || field.Value.Any(char.IsControl))
            {
                throw new ArgumentException($"The header field '{field.Name}' holds a character that no header field may hold.", nameof(request));
            }
        }
    }

    /// <summary>The head, without the body.</summary>
    public static byte[] Head(WireRequest request)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append(' ').Append(request.Url.PathAndQuery).Append(" HTTP/1.1\r\n");
        if (!Has(request, "Host"))
        {
            text.Append("Host: ").Append(HostOf(request.Url)).Append("\r\n");
        }

        foreach (var field in request.Headers)
        {
            text.Append(field.Name).Append(": ").Append(field.Value).Append("\r\n");
        }

        if (!Has(request, "Content-Length") && (request.Body.Length > 0 || request.Method is "POST" or "PUT" or "PATCH"))
        {
            text.Append("Content-Length: ").Append(request.Body.Length).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").ToString());
    }

    private static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(s_token);

    private static bool Has(WireRequest request, string name) =>
        request.Headers.Any(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string HostOf(Uri url)
    {
        var host = url.HostNameType == UriHostNameType.IPv6 ? $"[{url.DnsSafeHost.Split('%')[0]}]" : url.IdnHost;
        return url.IsDefaultPort ? host : $"{host}:{url.Port}";
    }
}
