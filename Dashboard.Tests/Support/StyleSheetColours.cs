using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Support;

/// <summary>The colours of one scheme, as <c>wwwroot/css/dashboard.css</c> has them.</summary>
internal sealed partial class StyleSheetColours
{
    private readonly Dictionary<string, string> _colours;

    private StyleSheetColours(string rule) => _colours = Property().Matches(rule)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["colour"].Value);

    public static StyleSheetColours Light { get; } = new(RuleOf(":root {"));

    public static StyleSheetColours Dark { get; } = new(RuleOf(":root[data-scheme=\"dark\"] {"));

    public IReadOnlyCollection<string> Names => _colours.Keys;

    /// <summary>The colour of a name without its prefix, as <c>#rrggbb</c>.</summary>
    public string this[string name] => _colours[name];

    /// <summary>The contrast of two colours: WCAG 2.2, "contrast ratio".</summary>
    public static double Contrast(string colour, string otherColour)
    {
        var (one, other) = (Luminance(colour), Luminance(otherColour));
        return (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
    }

    /// <summary>WCAG 2.2, "relative luminance".</summary>
    private static double Luminance(string colour) =>
        (0.2126 * Linear(colour[1..3])) + (0.7152 * Linear(colour[3..5])) + (0.0722 * Linear(colour[5..7]));

    private static double Linear(string hex)
    {
        var channel = int.Parse(hex, NumberStyles.HexNumber) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);
    }

    private static string RuleOf(string selector)
    {
        var css = File.ReadAllText(Repository.PathTo("Dashboard.Client", "wwwroot", "css", "dashboard.css"));
        var start = css.IndexOf(selector, StringComparison.Ordinal);
        return css[start..css.IndexOf('}', start)];
    }

    [GeneratedRegex("--dashboard-(?<name>[a-z-]+): (?<colour>#[0-9a-f]{6});", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Property();
}
