using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The figures that all delays are told by.</summary>
internal static class DelayEvidence
{
    /// <summary>What the stream that speaks for the target showed.</summary>
    public static IReadOnlyList<Evidence> Of(RunObservations seen) => Delivery.OfMain(seen) is { } main
        ?
        [
            new("Events that arrived", $"{main.Pair.Direct.Events.Count}", $"{main.Pair.Proxied.Events.Count}"),
            new("Events that arrived together", Together(main.Pair.Direct), main.Releases.Count == 0 ? "none arrived" : $"{main.EventsPerRelease:0.#}"),
            new("Hold of an event, p50 and longest", null, main.Holds.Count == 0 ? "none arrived" : $"{Figures.Time(main.Spread.P50)}, {Figures.Time(main.Spread.Max)}"),
            new("Time to the headers", Figures.TimeOrNone(main.Pair.Direct.HeadersMs), Figures.TimeOrNone(main.Pair.Proxied.HeadersMs)),
            new("Noise between two direct connections (p95)", seen.NoiseMs is { } noise ? Figures.Time(noise) : null, null),
        ]
        : [];

    /// <summary>The hold (p50) of another stream of the run; empty where it was not observed.</summary>
    public static IEnumerable<Evidence> Hold(RunObservations seen, StreamKind kind, string what)
    {
        if (Delivery.Of(seen, kind) is { } delivery)
        {
            yield return new Evidence(
                $"{what}, hold of an event (p50)",
                null,
                delivery.IsSilent ? "no event came" : Figures.Time(delivery.Spread.P50));
        }
    }

    /// <summary>That the application did write events; empty where a quiet application could be meant.</summary>
    public static IEnumerable<LookAlike> NotQuiet(RunObservations seen)
    {
        if (seen.Main is { } main && main.Direct.Events.Count >= Delivery.FewestEvents)
        {
            yield return new LookAlike("an application that is quiet", $"{Figures.Count(main.Direct.Events.Count, "event")} arrived on the direct path meanwhile");
        }
    }

    /// <summary>That compression is not the cause; empty where it was not tried without.</summary>
    public static IEnumerable<LookAlike> NotCompression(RunObservations seen)
    {
        if (Delivery.Of(seen, StreamKind.Uncompressed) is { IsHeld: true } or { IsSilent: true })
        {
            yield return new LookAlike("compression that gathers events", "a request that refuses compression was held just so");
        }
    }

    private static string Together(StreamObservation stream)
    {
        var reads = stream.Events.Select(one => one.Read).Distinct().Count();
        return reads == 0 ? "none arrived" : $"{stream.Events.Count / (double)reads:0.#}";
    }
}
