using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>One of the connections that are compared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PathName>))]
public enum PathName
{
    /// <summary>To the application itself.</summary>
    [JsonStringEnumMemberName("direct")] Direct,

    /// <summary>A second one to the application itself: what it differs by from the first is noise.</summary>
    [JsonStringEnumMemberName("control")] Control,

    /// <summary>Through the proxy.</summary>
    [JsonStringEnumMemberName("proxied")] Proxied,
}
