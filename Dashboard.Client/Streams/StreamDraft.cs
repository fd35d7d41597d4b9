using System.Globalization;
using System.Text.Json.Nodes;
using Dashboard.Client.Contracts;

namespace Dashboard.Client.Streams;

/// <summary>What somebody types about a stream. The server says what is wrong with it.</summary>
public sealed class StreamDraft
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>How long notifications are kept; empty for the server's own setting.</summary>
    public string? RetainFor { get; set; }

    /// <summary>How many are kept; empty for the server's own setting.</summary>
    public string? RetainCount { get; set; }

    /// <summary>A stream as it is set now.</summary>
    public static StreamDraft Of(StreamSummary stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamDraft
        {
            Name = stream.Name,
            Description = stream.Description,
            RetainFor = stream.RetainFor,
            RetainCount = stream.RetainCount?.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The body of the request: what is empty is said to be so.</summary>
    public JsonObject ToJson() => new()
    {
        ["description"] = Text(Description),
        ["retainFor"] = Text(RetainFor),
        ["retainCount"] = Text(RetainCount) is { } count
            ? long.TryParse(count.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : count
            : null,
    };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
