using System.Text.Json.Serialization;

namespace Dashboard.Client.Contracts;

/// <summary>The data of a <c>gap</c> event: what was asked for cannot all be given.</summary>
/// <param name="Asked">The id after which the subscriber wanted to go on, at most 64 characters of it.</param>
/// <param name="Oldest">The id of the oldest notification that can still be given; null where there is none.</param>
/// <param name="Missed">
/// How many notifications are missing at the most; null where that cannot be known, because the id belongs to another
/// epoch, lies in the future, or is not an id of this log at all.
/// </param>
public sealed record Gap(
    string Asked,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Oldest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Missed);
