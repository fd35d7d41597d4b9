using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>How a connection of a browser ended, as far as a page can tell.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BrowserEnd>))]
public enum BrowserEnd
{
    /// <summary>There was no answer that the page may see; the browser does not say why.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>The answer came to its end.</summary>
    [JsonStringEnumMemberName("clean")] Clean,

    /// <summary>The answer broke off.</summary>
    [JsonStringEnumMemberName("cut")] Cut,
}
