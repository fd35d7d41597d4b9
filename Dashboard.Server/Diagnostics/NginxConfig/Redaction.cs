using System.Text.RegularExpressions;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Keeps secrets of a configuration out of what is told about it.</summary>
internal static partial class Redaction
{
    public const string Hidden = "(hidden)";

    /// <summary>What is longer is not for reading, and could be anything.</summary>
    private const int LongestShown = 300;

    /// <summary>The arguments of a directive as they may be shown.</summary>
    public static string Shown(NginxDirective directive) => string.Join(' ', directive.Args.Select((arg, index) => Shown(directive, arg, index)));

    private static string Shown(NginxDirective directive, string arg, int index)
    {
        if (arg.Length > LongestShown)
        {
            return Hidden;
        }

        var isValue = index > 0 && directive.Name is "proxy_set_header" or "add_header" or "set";
        var isSecret = isValue && Sensitive().IsMatch(directive.First) && arg.Length > 0 && !OnlyVariables().IsMatch(arg);
        if (isSecret || Credentials().IsMatch(arg) || LongOpaque().IsMatch(arg))
        {
            return Hidden;
        }

        var shown = Query().Replace(UserInfo().Replace(arg, "://" + Hidden + "@"), "?" + Hidden);
        return shown.Length == 0 || shown.Any(c => char.IsWhiteSpace(c) || c is ';' or '{' or '"') ? $"\"{shown}\"" : shown;
    }

    [GeneratedRegex("auth|key|token|secret|cookie|passw|session|credential|signature", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Sensitive();

    [GeneratedRegex(@"^(\$\{?\w+\}?|on|off|always)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex OnlyVariables();

    [GeneratedRegex(@"\b(bearer|basic|digest)\s+[^$\s]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Credentials();

    // Keys and hashes look like this; paths, names and sizes do not.
    [GeneratedRegex("(?=[A-Za-z0-9+_=-]*[0-9])(?=[A-Za-z0-9+_=-]*[A-Za-z])[A-Za-z0-9+_=-]{24,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex LongOpaque();

    [GeneratedRegex("://[^/@ ]*@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex UserInfo();

    // A query may hold a token; one of variables alone does not.
    [GeneratedRegex(@"(?<=://.*)\?(?!\$)[^ ]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Query();
}
