using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts;

/// <summary>The data of a <c>heartbeat</c> event: the stream lives, also where nothing is published.</summary>
/// <param name="Time">The server's clock.</param>
/// <param name="Last">
/// The id of the last notification of this subscription; null before the first. Who has not seen it has missed one.
/// </param>
/// <param name="CatchingUp">True while there is still more from before to come; absent from a subscription that is live.</param>
public sealed record Heartbeat(
    DateTimeOffset Time,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Last,
    bool? CatchingUp = null);
