using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Support;

/// <summary>Notifications, and the events that carry them.</summary>
internal static class Notifications
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A notification whose title is its id.</summary>
    public static Notification At(long position, string stream = "ops", Severity severity = Severity.Info) => new()
    {
        Id = $"a-{position}",
        Stream = stream,
        Severity = severity,
        Title = $"a-{position}",
        PublishedAt = Noon.AddSeconds(position),
    };

    /// <summary>The event that carries it, at the same place in its feed.</summary>
    public static FeedEvent Event(long position, string stream = "ops", Severity severity = Severity.Info) => Event(
        position, EventTypes.Message, JsonSerializer.Serialize(At(position, stream, severity), ContractsJson.Wire.Notification));

    public static FeedEvent Event(long sequence, string type, string data) => new(sequence, new ServerSentEvent(type, data, ""), 1, 1);
}
