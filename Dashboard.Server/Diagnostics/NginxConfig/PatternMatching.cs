using System.Text.RegularExpressions;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>
/// Compares with the regular expressions of a configuration. nginx uses PCRE, this is .NET: what the two read differently
/// is not guessed. One of these serves one reading, and stops trying after some that took too long.
/// </summary>
internal sealed class PatternMatching
{
    private const int LongestPattern = 2000;
    private const int MostTimeouts = 5;

    /// <summary>A path is short; a pattern that needs longer than this is one that explodes.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(100);

    /// <summary>What .NET accepts and means otherwise: classes by name, a set taken from a set, vertical space.</summary>
    private static readonly string[] s_otherwise = ["[[:", "[^[:", "-[", @"\v"];

    private int _timeouts;

    /// <summary>Whether the pattern is found in the text; null where that cannot be told.</summary>
    public bool? Matches(string pattern, bool ignoreCase, string text)
    {
        if (pattern.Length > LongestPattern || _timeouts >= MostTimeouts || s_otherwise.Any(pattern.Contains))
        {
            return null;
        }

        try
        {
            var options = RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
            return Regex.IsMatch(text, pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), options, s_limit);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (RegexMatchTimeoutException)
        {
            _timeouts++;
            return null;
        }
    }
}
