using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>How far the evidence carries a finding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Certainty>))]
public enum Certainty
{
    /// <summary>It fits what was seen; something else would fit as well.</summary>
    [JsonStringEnumMemberName("possible")] Possible,

    /// <summary>It fits, and the usual look-alikes do not.</summary>
    [JsonStringEnumMemberName("likely")] Likely,

    /// <summary>An experiment told it apart from every look-alike that is known.</summary>
    [JsonStringEnumMemberName("certain")] Certain,
}
