using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Bench.Screen.Circuits;

/// <summary>What a page that was rendered in advance carries for its circuit, in comments such as <c>&lt;!--Blazor:{"type":"server",...}--&gt;</c>.</summary>
/// <param name="Components">The interactive components, in the page's order, as JSON objects that only the server can read.</param>
/// <param name="State">What rendering in advance left for the circuit, sealed by the server; empty where there is none.</param>
internal sealed partial record PageMarkers(IReadOnlyList<string> Components, string State)
{
    // As a browser writes JSON: a plus, of which the sealed texts are full, takes one byte and not six.
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="BenchException">The page has no interactive component.</exception>
    public static PageMarkers Parse(string html)
    {
        // The comment that ends a component has no type.
        string[] components = [.. ComponentComment().Matches(html)
            .Select(match => match.Groups["json"].Value)
            .Where(json => JsonNode.Parse(json)?["type"]?.GetValue<string>() == "server")];
        return components.Length > 0
            ? new PageMarkers(components, StateComment().Match(html).Groups["state"].Value)
            : throw new BenchException("the page holds no component of Blazor Server, so there is nothing to open a circuit for.");
    }

    /// <summary>The argument of <c>UpdateRootComponents</c> that adds all of them.</summary>
    public string Operations() => new JsonObject
    {
        ["batchId"] = 1,
        ["operations"] = new JsonArray([.. Components.Select(Add)]),
    }.ToJsonString(s_json);

    private static JsonNode Add(string component, int place)
    {
        var marker = JsonNode.Parse(component)!;
        marker["uniqueId"] = place;
        return new JsonObject { ["type"] = "add", ["ssrComponentId"] = place + 1, ["marker"] = marker };
    }

    [GeneratedRegex(@"<!--Blazor:(?<json>\{.*?\})-->", RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ComponentComment();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^>]*)-->", RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex StateComment();
}
