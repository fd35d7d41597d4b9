using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts;

/// <summary>How serious a notification is, from least to most; comparisons such as <c>&gt;=</c> follow that order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Detail for people who look into something.</summary>
    [JsonStringEnumMemberName("debug")] Debug,

    /// <summary>Worth knowing; nothing to do. The default.</summary>
    [JsonStringEnumMemberName("info")] Info,

    /// <summary>May become a problem.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Something failed.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>Somebody has to act now.</summary>
    [JsonStringEnumMemberName("critical")] Critical,
}
