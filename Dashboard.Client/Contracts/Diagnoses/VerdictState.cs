using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What a diagnosis comes to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictState>))]
public enum VerdictState
{
    /// <summary>Both paths carry the streams alike.</summary>
    [JsonStringEnumMemberName("healthy")] Healthy,

    /// <summary>The proxied path does something that the direct one does not.</summary>
    [JsonStringEnumMemberName("faulty")] Faulty,

    /// <summary>The direct path is bad as well: it is not the proxy, or not the proxy alone.</summary>
    [JsonStringEnumMemberName("not-the-proxy")] NotTheProxy,

    /// <summary>The server's side of the path is clean; what is wrong lies between it and this browser.</summary>
    [JsonStringEnumMemberName("near-the-browser")] NearTheBrowser,

    /// <summary>Too little could be measured for an answer: too much noise, an end too soon, nothing that answers.</summary>
    [JsonStringEnumMemberName("inconclusive")] Inconclusive,
}
