using System.Text.RegularExpressions;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Tests.Support;

/// <summary>Markup as a person would write it down.</summary>
internal static partial class PlainMarkup
{
    /// <summary>Compares all of it but the attributes that tie elements to their style sheets.</summary>
    public static void Matches<T>(this IRenderedComponent<T> component, string expected)
        where T : IComponent => Scope().Replace(component.Markup, "").MarkupMatches(expected);

    /// <summary>The texts of all elements that a selector finds, without the space around them.</summary>
    public static IReadOnlyList<string> Texts<T>(this IRenderedComponent<T> component, string selector)
        where T : IComponent => [.. component.FindAll(selector).Select(one => Space().Replace(one.TextContent, " ").Trim())];

    [GeneratedRegex(" b-[a-z0-9]{10}(?=[ />])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scope();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
