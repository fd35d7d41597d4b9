using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What a remark on a configuration is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConfigRemarkKind>))]
public enum ConfigRemarkKind
{
    /// <summary>nginx would not start with this.</summary>
    [JsonStringEnumMemberName("wrong")] Wrong,

    /// <summary>Something that the text refers to is not in it.</summary>
    [JsonStringEnumMemberName("missing")] Missing,

    /// <summary>What happens here depends on more than the text; the reading goes on without it.</summary>
    [JsonStringEnumMemberName("notFollowed")] NotFollowed,

    /// <summary>Worth knowing.</summary>
    [JsonStringEnumMemberName("note")] Note,
}
