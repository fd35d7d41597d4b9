using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts.Operations;

/// <summary>What a person can do with notifications. None of it changes the notifications themselves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationAction>))]
public enum OperationAction
{
    /// <summary>Somebody has seen it and takes care of it.</summary>
    [JsonStringEnumMemberName("acknowledge")] Acknowledge,

    /// <summary>It is open again.</summary>
    [JsonStringEnumMemberName("unacknowledge")] Unacknowledge,

    /// <summary>It is out of the way until a time, and comes back then.</summary>
    [JsonStringEnumMemberName("snooze")] Snooze,

    /// <summary>It is back before that time.</summary>
    [JsonStringEnumMemberName("unsnooze")] Unsnooze,

    /// <summary>Everything that a query matches is out of the way until a time.</summary>
    [JsonStringEnumMemberName("mute")] Mute,

    /// <summary>A mute ends before its time.</summary>
    [JsonStringEnumMemberName("unmute")] Unmute,
}
