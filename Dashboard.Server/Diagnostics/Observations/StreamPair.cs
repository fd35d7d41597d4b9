namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>The same events, read at the same time on both paths.</summary>
/// <param name="IntervalMs">The time between two events as they are written; null where it is not ours to choose.</param>
/// <param name="Direct">The connection to the application.</param>
/// <param name="Proxied">The connection through the proxy.</param>
/// <param name="Control">A second connection to the application; null where only one was opened.</param>
internal sealed record StreamPair(
    double? IntervalMs, StreamObservation Direct, StreamObservation Proxied, StreamObservation? Control = null)
{
    /// <summary>
    /// By how much later each event arrived through the proxy, in milliseconds, in the order of the events; those that
    /// arrived on both only.
    /// </summary>
    public IReadOnlyList<Hold> Holds { get; } = Match(Direct, Proxied);

    /// <summary>The same between the two direct connections; empty without a control.</summary>
    public IReadOnlyList<Hold> Noise { get; } = Control is null ? [] : Match(Direct, Control);

    /// <summary>Numbers of the events that arrived directly and not through the proxy, in order.</summary>
    public IReadOnlyList<long> Missing { get; } =
        [.. Direct.Events.Select(one => one.Number).Except(Proxied.Events.Select(one => one.Number)).Order()];

    private static Hold[] Match(StreamObservation first, StreamObservation second)
    {
        var bySecond = new Dictionary<long, ObservedEvent>();
        foreach (var one in second.Events)
        {
            bySecond.TryAdd(one.Number, one);
        }

        return [.. first.Events
            .DistinctBy(one => one.Number)
            .Where(one => bySecond.ContainsKey(one.Number))
            .Select(one => new Hold(one.Number, one.AtMs, bySecond[one.Number].AtMs, bySecond[one.Number].Read))];
    }
}
