using System.Text.Json;
using Dashboard.Client.Contracts;

namespace Dashboard.Server.Publishing;

/// <summary>Reads the fields of a notification from JSON, and notes every one that does not fit.</summary>
internal sealed class NotificationFields(JsonElement body, PublishingOptions options, FieldErrors errors)
{
    private static readonly string[] s_known =
        ["title", "body", "severity", "tags", "source", "url", "key", "status", "occurredAt", "data"];

    private static readonly string[] s_schemes = ["http", "https", "mailto"];

    /// <summary>A field that would be dropped silently is refused: it is a slip of the pen, or belongs into <c>data</c>.</summary>
    public void RefuseUnknown()
    {
        foreach (var property in body.EnumerateObject())
        {
            if (!s_known.Contains(property.Name, StringComparer.Ordinal))
            {
                errors.Add(property.Name, $"is not known. Known are {string.Join(", ", s_known)}; your own go into data.");
            }
        }
    }

    public string? Line(string field, int max) => Text(field, max) is { } text && PlainText.IsLine(field, text, errors) ? text : null;

    public string? Lines(string field) =>
        Text(field, options.MaxBodyBytes) is { } text && PlainText.AreLines(field, text, errors) ? text : null;

    public Severity Severity() => Text("severity", options.MaxName) is not { } name
        ? Client.Contracts.Severity.Info
        : Choice("severity", name, SeverityNames.All.ToDictionary(pair => pair.Name, pair => pair.Severity));

    public NotificationStatus? Status() => Text("status", options.MaxName) is not { } name
        ? null
        : Choice("status", name, new Dictionary<string, NotificationStatus>
        {
            ["firing"] = NotificationStatus.Firing,
            ["resolved"] = NotificationStatus.Resolved,
        });

    public IReadOnlyList<string>? Tags()
    {
        if (!Has("tags", JsonValueKind.Array, "a list of texts", out var list))
        {
            return null;
        }

        if (list.GetArrayLength() > options.MaxTags)
        {
            errors.Add("tags", $"has {list.GetArrayLength()} entries; at most {options.MaxTags} are allowed.");
            return null;
        }

        var tags = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            var tag = item.ValueKind == JsonValueKind.String ? PlainText.Read(item) : null;
            if (string.IsNullOrWhiteSpace(tag))
            {
                errors.Add("tags", "must hold texts that are not empty.");
            }
            else if (PlainText.Fits("tags", tag, options.MaxName, errors) && PlainText.IsLine("tags", tag, errors))
            {
                tags.Add(tag);
            }
        }

        return tags;
    }

    /// <summary>Only addresses that a page may safely link to; <c>javascript:</c> and its like are none.</summary>
    public string? Url()
    {
        if (Line("url", options.MaxUrl) is not { } url)
        {
            return null;
        }

        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && s_schemes.Contains(uri.Scheme, StringComparer.Ordinal))
        {
            return url;
        }

        errors.Add("url", "must be an absolute address that begins with http://, https:// or mailto:.");
        return null;
    }

    public DateTimeOffset? OccurredAt()
    {
        if (Text("occurredAt", options.MaxName) is not { } text)
        {
            return null;
        }

        if (Rfc3339Converter.TryParse(text, out var time))
        {
            return time;
        }

        errors.Add("occurredAt", "must be an RFC 3339 time with an offset, such as 2026-11-22T12:00:00Z.");
        return null;
    }

    public JsonElement? Data()
    {
        if (!body.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (PlainText.IsReadable(data))
        {
            return data.Clone();
        }

        errors.Add("data", "holds text that is not Unicode: half of a surrogate pair.");
        return null;
    }

    private string? Text(string field, int max)
    {
        if (!Has(field, JsonValueKind.String, "text", out var element))
        {
            return null;
        }

        if (PlainText.Read(element) is { } text)
        {
            return PlainText.Fits(field, text, max, errors) ? text : null;
        }

        errors.Add(field, "holds text that is not Unicode: half of a surrogate pair.");
        return null;
    }

    private bool Has(string field, JsonValueKind kind, string kindInWords, out JsonElement element)
    {
        if (!body.TryGetProperty(field, out element) || element.ValueKind == JsonValueKind.Null)
        {
            return false;
        }

        if (element.ValueKind != kind)
        {
            errors.Add(field, $"must be {kindInWords}.");
        }

        return element.ValueKind == kind;
    }

    private T Choice<T>(string field, string name, Dictionary<string, T> choices)
        where T : struct
    {
        if (!choices.TryGetValue(name.ToLowerInvariant(), out var choice))
        {
            errors.Add(field, $"must be one of {string.Join(", ", choices.Keys)}.");
        }

        return choice;
    }
}
