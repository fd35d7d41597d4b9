using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// The answer that every stream gets through the proxy instead of an event stream. Where some streams are served, the
/// proxy refuses by number or by time, and that is for other rules.
/// </summary>
/// <param name="Stream">The answer to the stream that speaks for the target.</param>
/// <param name="Echo">The answer to the echo; null where it was not asked.</param>
internal sealed record Refusal(StreamObservation Stream, ExchangeObservation? Echo)
{
    /// <summary>The body of the refusal is not looked at but for this much of it, in characters.</summary>
    private const int BodyShown = 200;

    public int? Status => Stream.Status;

    /// <summary>Whether the application itself gave it.</summary>
    public bool IsMarked => Stream.IsMarked;

    /// <summary>Whether short requests get through, so that it is the streams alone that fail.</summary>
    public bool EchoWorks => Echo is { Status: 200, IsMarked: true };

    /// <summary>Null where an event stream came, nothing was answered yet, or some streams are served.</summary>
    public static Refusal? Of(RunObservations seen) => seen switch
    {
        { Main.Proxied: var stream } => !ProxiedStreams.IsServed(seen, stream)
            && (stream.Status is not null || stream.End is not StreamEnd.Open) && !ProxiedStreams.AreSomeServed(seen)
                ? new Refusal(stream, seen.Echo?.Proxied)
                : null,

        // Where not even a short request is answered, no stream is tried.
        { Echo.Proxied: { Status: null, End: StreamEnd.Reset or StreamEnd.Cut or StreamEnd.NotHttp } echo } => new Refusal(
            new StreamObservation { Url = echo.Url, StartedAtMs = echo.StartedAtMs, End = echo.End, EndedAtMs = echo.EndedAtMs, Trouble = echo.Trouble },
            echo),
        _ => null,
    };

    /// <summary>What was measured: both answers, who gave them, and what else the refusal says.</summary>
    public IReadOnlyList<Evidence> Evidence(RunObservations seen)
    {
        var rows = new List<Evidence>();
        if (seen.Main is { } main)
        {
            rows.Add(new Evidence("Answer to the stream", Outcome.Of(main.Direct), Outcome.Of(Stream)));
            rows.Add(new Evidence("Who answered", "the application", IsMarked ? "the application" : "not the application"));
        }

        if (Echo is not null)
        {
            rows.Add(new Evidence("Answer to a short request", Outcome.Of(seen.Echo!.Direct), Outcome.Of(Echo)));
            if (Echo is { IsMarked: false, Body.Length: > 0 })
            {
                rows.Add(new Evidence("What that answer says", null, Echo.Body[..Math.Min(BodyShown, Echo.Body.Length)]));
            }
        }

        rows.AddRange(((string[])["Location", "WWW-Authenticate", "Retry-After"])
            .Where(name => Stream.Header(name) is not null)
            .Select(name => new Evidence(name, null, Stream.Header(name))));
        return rows;
    }
}
