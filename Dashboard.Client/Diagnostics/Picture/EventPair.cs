using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Picture;

/// <summary>The two arrivals of one event.</summary>
/// <param name="Number">The event.</param>
/// <param name="Direct">Its direct arrival; null where it has not come.</param>
/// <param name="Proxied">Its arrival through the proxy; null where it has not come.</param>
public sealed record EventPair(long Number, LaneEvent? Direct, LaneEvent? Proxied)
{
    /// <summary>By how many milliseconds it came later through the proxy; null until both are there.</summary>
    public double? HoldMs => Proxied?.AtMs - Direct?.AtMs;

    /// <summary>The pairs of the newest events of a diagnosis, in order; as many as a picture can bear.</summary>
    public static IReadOnlyList<EventPair> Newest(Diagnosis diagnosis, int atMost)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var direct = ByNumber(diagnosis, PathName.Direct);
        var proxied = ByNumber(diagnosis, PathName.Proxied);
        return
        [
            .. direct.Keys.Union(proxied.Keys).Order().TakeLast(atMost)
                .Select(number => new EventPair(number, direct.GetValueOrDefault(number), proxied.GetValueOrDefault(number))),
        ];
    }

    // An event that came twice is shown where it came first; the findings count the second.
    private static Dictionary<long, LaneEvent> ByNumber(Diagnosis diagnosis, PathName path)
    {
        var events = new Dictionary<long, LaneEvent>();
        foreach (var arrived in diagnosis.Lanes.FirstOrDefault(lane => lane.Path == path)?.Events ?? [])
        {
            events.TryAdd(arrived.Number, arrived);
        }

        return events;
    }
}
