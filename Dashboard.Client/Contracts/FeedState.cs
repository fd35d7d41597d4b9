using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts;

/// <summary>How far what a feed shows can be trusted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedState>))]
public enum FeedState
{
    /// <summary>The first request is under way; nothing has been received yet.</summary>
    [JsonStringEnumMemberName("connecting")] Connecting,

    /// <summary>Bytes arrive as they should, and there was a notification lately.</summary>
    [JsonStringEnumMemberName("live")] Live,

    /// <summary>Bytes arrive as they should; there is just nothing to notify of.</summary>
    [JsonStringEnumMemberName("quiet")] Quiet,

    /// <summary>Connected, but no byte for longer than heartbeats allow: what is shown may be out of date.</summary>
    [JsonStringEnumMemberName("stale")] Stale,

    /// <summary>The connection is lost; the feed tries again by itself.</summary>
    [JsonStringEnumMemberName("gone")] Gone,
}
