using System.Text.Json.Nodes;
using Dashboard.Client.Feeds;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

/// <summary>An event of a probe stream, as a prober reads it.</summary>
internal sealed record ProbeEvent(int Number, long Sent, DateTimeOffset At, string Id)
{
    public static ProbeEvent Of(ServerSentEvent one)
    {
        var data = JsonNode.Parse(one.Data)!;
        return new ProbeEvent((int)data["n"]!, (long)data["sent"]!, (DateTimeOffset)data["at"]!, one.LastEventId);
    }

    /// <summary>Reads a stream until so many of its events are there.</summary>
    public static async Task<ProbeEvent[]> TakeAsync(TestSubscription subscription, int count) =>
        [.. (await subscription.EventsAsync(count)).Select(Of)];

    /// <summary>Reads a stream to its end.</summary>
    public static async Task<ProbeEvent[]> AllAsync(TestSubscription subscription)
    {
        await subscription.EndAsync();
        return [.. subscription.Events.Select(Of)];
    }
}
