using System.Text.RegularExpressions;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>The version of nginx, where the text tells it: defaults depend on it.</summary>
internal static partial class NginxVersion
{
    private static readonly Version s_speaksHttp11 = new(1, 29, 7);

    /// <summary>Finds the line that <c>nginx -V</c> writes, and which is often pasted along.</summary>
    public static Version? In(string text)
    {
        var line = Line().Match(text);
        return line.Success && Version.TryParse(line.Groups["version"].Value, out var version) ? version : null;
    }

    /// <summary>
    /// Whether HTTP/1.1 and kept connections to the application are the default: from 1.29.7 on (nginx CHANGES, 1.29.7).
    /// Null where the version is not known.
    /// </summary>
    public static bool? SpeaksHttp11(Version? version) => version is null ? null : version >= s_speaksHttp11;

    [GeneratedRegex(@"^nginx version: [a-z]+/(?<version>\d{1,4}\.\d{1,4}\.\d{1,4})", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
