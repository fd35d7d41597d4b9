using System.Text.Json;
using Dashboard.Client.Layout;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Details;

/// <summary>One value of a JSON tree.</summary>
public sealed partial class JsonNode
{
    /// <summary>Values of one object or list that are shown: more than that nobody looks through.</summary>
    private const int MostChildren = 100;

    /// <summary>Characters of one text that are shown.</summary>
    private const int LongestText = 1_000;

    private bool _open;

    /// <summary>Its name, or its place in a list; null for the whole.</summary>
    [Parameter, EditorRequired]
    public required string? Name { get; set; }

    /// <summary>The value.</summary>
    [Parameter, EditorRequired]
    public required JsonElement Value { get; set; }

    /// <summary>Whether what is in it is shown at first.</summary>
    [Parameter]
    public bool IsOpenAtFirst { get; set; }

    private bool IsContainer => Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && Count > 0;

    private int Count => Value.ValueKind switch
    {
        JsonValueKind.Object => Value.GetPropertyCount(),
        JsonValueKind.Array => Value.GetArrayLength(),
        _ => 0,
    };

    private string Size => Value.ValueKind == JsonValueKind.Object ? $"{{{Count:N0}}}" : $"[{Count:N0}]";

    private RenderFragment? NameAndColon => Name is null
        ? null
        : builder =>
        {
            builder.OpenElement(0, "bdi");
            builder.AddAttribute(1, "class", "name");
            builder.AddContent(2, Shorten(Name));
            builder.CloseElement();
            builder.AddContent(3, ": ");
        };

    private string Written => Value.ValueKind switch
    {
        JsonValueKind.String => $"\"{Shorten(Value.GetString()!)}\"",
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        _ => Shorten(Value.GetRawText()),
    };

    /// <inheritdoc />
    protected override void OnInitialized() => _open = IsOpenAtFirst;

    private IEnumerable<(string Name, JsonElement Value)> Children() => Value.ValueKind == JsonValueKind.Object
        ? Value.EnumerateObject().Take(MostChildren).Select(property => (property.Name, property.Value))
        : Value.EnumerateArray().Take(MostChildren).Select((value, index) => (index.ToString(), value));

    private static string Shorten(string text) =>
        text.Length <= LongestText ? HiddenCharacters.Shown(text) : $"{HiddenCharacters.Shown(text[..LongestText])}… ({text.Length:N0} characters)";
}
