using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Streams;

/// <summary>
/// The fields of a request that changes a stream. One that is not there stays as it is, so that a new description never
/// shortens how long notifications are kept; <c>null</c> goes back to the server's own setting.
/// </summary>
internal sealed class StreamFields(int maxDescription)
{
    private readonly List<Func<StreamSettings, StreamSettings>> _changes = [];
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>Reads all fields of a body, so that one try names every error.</summary>
    public void Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            _errors["body"] = ["must be a JSON object, such as {\"description\":\"Deployments\",\"retainFor\":\"7d\"}."];
            return;
        }

        foreach (var field in body.EnumerateObject())
        {
            if (ReadField(field.Name, field.Value) is { } error)
            {
                _errors[field.Name] = [error];
            }
        }
    }

    /// <summary>The settings with what was read.</summary>
    public StreamSettings Apply(StreamSettings settings) => _changes.Aggregate(settings, (now, change) => change(now));

    private string? ReadField(string name, JsonElement value) => name switch
    {
        "description" => ReadDescription(value),
        "retainFor" => ReadAge(value),
        "retainCount" => ReadCount(value),
        _ => "is not known. What can be set is description, retainFor and retainCount.",
    };

    private string? ReadDescription(JsonElement value)
    {
        string? text;
        try
        {
            text = value.ValueKind == JsonValueKind.Null ? "" : value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;
        }
        catch (InvalidOperationException)
        {
            return "holds text that is not Unicode: half of a surrogate pair.";
        }

        if (text is null || text.Length > maxDescription || text.Any(char.IsControl))
        {
            return $"must be one line of at most {maxDescription} characters, or null.";
        }

        _changes.Add(settings => settings with { Description = text.Length > 0 ? text : null });
        return null;
    }

    private string? ReadAge(JsonElement value)
    {
        TimeSpan? age = null;
        if (value.ValueKind != JsonValueKind.Null)
        {
            if (value.ValueKind != JsonValueKind.String || !RetentionAge.TryParse(value.GetString(), out var read))
            {
                return $"must be {RetentionAge.Rule}, or null for the server's own setting.";
            }

            age = read;
        }

        _changes.Add(settings => settings with { RetainFor = age });
        return null;
    }

    private string? ReadCount(JsonElement value)
    {
        long? count = null;
        if (value.ValueKind != JsonValueKind.Null)
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var read) || read < 1)
            {
                return "must be a whole number of at least 1, or null for the server's own setting.";
            }

            count = read;
        }

        _changes.Add(settings => settings with { RetainCount = count });
        return null;
    }
}
