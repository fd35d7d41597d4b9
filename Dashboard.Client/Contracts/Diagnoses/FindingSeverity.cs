using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What a finding means for the people behind the proxy.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    /// <summary>Nothing is wrong now; a setting that is worth knowing.</summary>
    [JsonStringEnumMemberName("advice")] Advice,

    /// <summary>The streams of this server get through, and others, or the same ones under load, would not.</summary>
    [JsonStringEnumMemberName("risk")] Risk,

    /// <summary>Streams are late, cut, incomplete or refused.</summary>
    [JsonStringEnumMemberName("fault")] Fault,
}
