using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts;

/// <summary>The data of a <c>heartbeat</c> event: the stream lives, also where nothing is published.</summary>
/// <param name="Time">The server's clock.</param>
/// <param name="Last">
/// The id of the last notification of this subscription; null before the first. Who has not seen it has missed one.
/// </param>
public sealed record Heartbeat(
    DateTimeOffset Time,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Last);
