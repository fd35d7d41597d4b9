using System.Text.RegularExpressions;

namespace Dashboard.Client.Connections;

/// <summary>
/// What a client is, in a word. Browsers all claim to be each other:
/// <c>Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0</c>.
/// </summary>
public static partial class AgentName
{
    /// <summary>The name and the version, such as <c>Firefox 133</c> or <c>curl 8.5.0</c>; a dash where there is none.</summary>
    public static string Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
        {
            return "–";
        }

        var browser = Browser().Matches(userAgent).MinBy(match => Rank(match.Groups["name"].Value));
        if (browser is not null)
        {
            var name = browser.Groups["name"].Value;
            return $"{(name == "Edg" ? "Edge" : name == "OPR" ? "Opera" : name == "Version" ? "Safari" : name)} {browser.Groups["version"].Value}";
        }

        return userAgent.Split(' ', 2)[0].Replace('/', ' ');
    }

    /// <summary>The most particular name counts.</summary>
    private static int Rank(string name) => name switch
    {
        "Edg" or "OPR" => 0,
        "Firefox" => 1,
        "Chrome" => 2,
        _ => 3,
    };

    [GeneratedRegex(@"\b(?<name>Edg|OPR|Firefox|Chrome|Version)/(?<version>\d+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Browser();
}
