using System.Text.Json;
using Dashboard.Client.Contracts;

namespace Dashboard.Server.Operations;

/// <summary>The fields of a request's JSON body, and what is wrong with which.</summary>
internal sealed class OperationFields
{
    /// <summary>The fields that there are.</summary>
    public static readonly string[] Known = ["action", "by", "note", "ids", "keys", "query", "until", "muteId"];

    private readonly JsonElement _body;

    public OperationFields(JsonElement body)
    {
        _body = body;
        RefuseUnknown(body, "", Known);
    }

    /// <summary>What is wrong, by the name of the field, each with what to write instead.</summary>
    public Dictionary<string, string[]> Errors { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads one JSON object.</summary>
    /// <returns>The fields; null where it is none.</returns>
    public static OperationFields? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? new OperationFields(document.RootElement.Clone()) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The reader says the latter of a field's name that is no text.
            return null;
        }
    }

    public void Refuse(string field, string error) => Errors[field] = [error];

    /// <summary>Whether the field is there.</summary>
    public bool Has(string field) => _body.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A text; null where it is missing or not one.</summary>
    public string? Text(string field) => Text(_body, field, field);

    /// <summary>A time with an offset; null where it is missing or none.</summary>
    public DateTimeOffset? Time(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (Rfc3339Converter.TryParse(text, out var time))
        {
            return time;
        }

        Refuse(field, "Must be an RFC 3339 time with an offset, such as 2026-11-22T12:00:00Z.");
        return null;
    }

    /// <summary>Texts; none where they are missing.</summary>
    public IReadOnlyList<string> Texts(string field) =>
        [.. List(field, JsonValueKind.String, "Must be a list of texts.").Select((one, index) => Read(one, $"{field}[{index}]")).OfType<string>()];

    /// <summary>Objects with these texts, in the order of their names; none where they are missing.</summary>
    public IReadOnlyList<string?[]> Objects(string field, params string[] names)
    {
        var objects = new List<string?[]>();
        foreach (var one in List(field, JsonValueKind.Object, $"Must be a list of objects with {string.Join(", ", names)}."))
        {
            var place = $"{field}[{objects.Count}].";
            RefuseUnknown(one, place, names);
            objects.Add([.. names.Select(name => Text(one, name, place + name))]);
        }

        return objects;
    }

    private JsonElement[] List(string field, JsonValueKind kind, string rule)
    {
        if (!Has(field))
        {
            return [];
        }

        var list = _body.GetProperty(field);
        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(one => one.ValueKind == kind))
        {
            return [.. list.EnumerateArray()];
        }

        Refuse(field, rule);
        return [];
    }

    private string? Text(JsonElement parent, string name, string place)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return Read(value, place);
        }

        Refuse(place, "Must be text.");
        return null;
    }

    private string? Read(JsonElement value, string place)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            Refuse(place, "Holds text that is not Unicode: half of a surrogate pair.");
            return null;
        }
    }

    private void RefuseUnknown(JsonElement parent, string place, string[] known)
    {
        foreach (var name in parent.EnumerateObject().Select(property => property.Name).Except(known, StringComparer.Ordinal))
        {
            Refuse(place + name, $"Is not known. Known are {string.Join(", ", known)}.");
        }
    }
}
