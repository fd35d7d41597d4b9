using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>How a configuration stands to what was measured. The measurement counts, whatever the text says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConfigAgreement>))]
public enum ConfigAgreement
{
    /// <summary>A directive of the text brings about what was measured.</summary>
    [JsonStringEnumMemberName("agrees")] Agrees,

    /// <summary>By the text it could not happen.</summary>
    [JsonStringEnumMemberName("contradicts")] Contradicts,

    /// <summary>The text says nothing about it.</summary>
    [JsonStringEnumMemberName("silent")] Silent,
}
