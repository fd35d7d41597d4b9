using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts;

/// <summary>Whether the condition that a notification reports still holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationStatus>))]
public enum NotificationStatus
{
    /// <summary>The condition holds.</summary>
    [JsonStringEnumMemberName("firing")] Firing,

    /// <summary>The condition is over.</summary>
    [JsonStringEnumMemberName("resolved")] Resolved,
}
