using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy answers a new reader with a recording of an earlier reader's stream.</summary>
internal sealed class CachedReplayRule : IRule
{
    /// <summary>An event that was written so long before it was asked for was not meant for this reader, in milliseconds.</summary>
    private const double LeastAgeMs = 2000;

    public string Code => "cached-replay";

    public Finding? Judge(RunObservations seen)
    {
        if (seen.Again is not { } again)
        {
            return null;
        }

        var asked = again.RequestedAtMs ?? again.StartedAtMs;
        var ages = again.Events.Select(one => asked - (one.SentAtMs ?? one.AtMs - one.AgeMs)).Where(age => age > LeastAgeMs).ToArray();
        var nonce = again.Header(ProbeHeaders.Marker);
        var isSameAnswer = nonce is not null && seen.Streams.Values.Any(pair => pair.Proxied.Header(ProbeHeaders.Marker) == nonce);
        if (ages.Length == 0 && !isSameAnswer)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            isSameAnswer ? Certainty.Certain : Certainty.Likely,
            ages.Length > 0
                ? $"{ProxyIdentity.Name(seen)} plays a recording: {Figures.Count(ages.Length, "event")} up to {Figures.Time(ages.Max()!.Value)} old came to a reader who asked for new ones"
                : $"{ProxyIdentity.Name(seen)} gives a new reader the answer that it gave to another one before",
            "The proxy stored the stream like a page, though the application forbids it, and hands it to the next reader. That one sees old events "
            + "as new, possibly another person's, and none of the present.",
            [
                new Evidence("Events older than the request", "0", $"{ages.Length}"),
                new Evidence("Answer with the mark of an earlier answer", "no", isSameAnswer ? "yes" : "no"),
                .. ((string[])["Age", "X-Cache", "X-Cache-Status", "CF-Cache-Status"])
                    .Where(name => again.Header(name) is not null)
                    .Select(name => new Evidence(name, null, again.Header(name))),
            ],
            [new LookAlike("a stream that resumes", "the request had no Last-Event-ID"
                + (EchoedHeader.Of(seen, "Last-Event-ID") is { IsReplaced: false } ? ", and the echo shows that the proxy sets none" : ""))],
            FixOrder.For(seen, FunctionFixes.Cache),
            "Test again after emptying the cache: a new reader must get events from now on only.");
    }
}
