using System.Text;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>The path as nginx compares it with locations (ngx_http_core_module, <c>location</c> and <c>merge_slashes</c>).</summary>
internal static class RequestPath
{
    public static string Normal(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var decoded = Decoded(end < 0 ? path : path[..end]);
        var parts = new List<string>();
        var pieces = decoded.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var piece in pieces)
        {
            if (piece == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (piece is not ("." or ".."))
            {
                parts.Add(piece);
            }
        }

        var endsInFolder = decoded.EndsWith('/') || (pieces.Length > 0 && pieces[^1] is "." or "..");
        return "/" + string.Join('/', parts) + (endsInFolder && parts.Count > 0 ? "/" : "");
    }

    private static string Decoded(string path)
    {
        var bytes = new List<byte>(path.Length);
        var raw = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '%' && i + 2 < raw.Length && char.IsAsciiHexDigit((char)raw[i + 1]) && char.IsAsciiHexDigit((char)raw[i + 2]))
            {
                bytes.Add(Convert.FromHexString($"{(char)raw[i + 1]}{(char)raw[i + 2]}")[0]);
                i += 2;
            }
            else
            {
                bytes.Add(raw[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}
