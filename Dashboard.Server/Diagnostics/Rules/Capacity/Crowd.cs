using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>How many of the streams that were open at once through the proxy it served, and how it turned the others away.</summary>
internal sealed class Crowd
{
    private Crowd(RunObservations seen, IReadOnlyList<StreamObservation> streams)
    {
        Streams = streams;
        Served = streams.Count(one => ProxiedStreams.IsServed(seen, one));
        TurnedAway = [.. streams.Where(one => ProxiedStreams.IsTurnedAway(seen, one))];
    }

    public IReadOnlyList<StreamObservation> Streams { get; }

    public int Served { get; }

    public IReadOnlyList<StreamObservation> TurnedAway { get; }

    /// <summary>How most of the refusals look: a status, or null where the connection was ended without one.</summary>
    public int? Status => TurnedAway.Count == 0 ? null : TurnedAway.GroupBy(one => one.Status).MaxBy(group => group.Count())!.Key;

    /// <summary>The same in words.</summary>
    public string How => Status is { } status ? $"with {status}" : "without an answer";

    /// <summary>
    /// The streams that were opened on purpose all at once, or the ones of the comparison; null where none was served or
    /// none turned away.
    /// </summary>
    public static Crowd? Of(RunObservations seen)
    {
        IReadOnlyList<StreamObservation>[] candidates = [seen.Parallel?.Streams ?? [], ProxiedStreams.Compared(seen), ProxiedStreams.All(seen)];
        return candidates.Select(streams => new Crowd(seen, streams)).FirstOrDefault(crowd => crowd is { Served: > 0, TurnedAway.Count: > 0 });
    }

    public IReadOnlyList<Evidence> Evidence(RunObservations seen)
    {
        var rows = new List<Evidence>
        {
            new("Streams that were served", null, $"{Served} of {Streams.Count}"),
            new("Answer to the others", null, Outcome.Of(TurnedAway[0])),
        };
        if (seen.Parallel?.AgainWhileOpen is { } later)
        {
            rows.Add(new Evidence("One more, a while later", null, Outcome.Of(later)));
        }

        if (seen.Parallel?.AgainAfterClosing is { } after)
        {
            rows.Add(new Evidence("One more, after the others were closed", null, Outcome.Of(after)));
        }

        return rows;
    }
}
