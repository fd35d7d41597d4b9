using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What a directive does to a path, for event streams, WebSockets and publishing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DirectiveRating>))]
public enum DirectiveRating
{
    /// <summary>It delays, cuts, changes or refuses.</summary>
    [JsonStringEnumMemberName("harms")] Harms,

    /// <summary>It depends on something that the text does not tell, or is worth knowing.</summary>
    [JsonStringEnumMemberName("note")] Note,

    /// <summary>It keeps the path live.</summary>
    [JsonStringEnumMemberName("helps")] Helps,

    /// <summary>It changes nothing here.</summary>
    [JsonStringEnumMemberName("harmless")] Harmless,
}
