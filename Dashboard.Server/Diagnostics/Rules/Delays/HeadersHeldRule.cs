using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The headers arrive with the first event, though the application sent them at once; the events themselves are live.</summary>
internal sealed class HeadersHeldRule : IRule
{
    public string Code => "headers-held";

    public Finding? Judge(RunObservations seen)
    {
        // A compressor may hold the headers where the plain stream is free, and the other way round it is a filter for all.
        StreamKind[] kinds = [StreamKind.Small, StreamKind.Target, StreamKind.Uncompressed];
        var held = kinds.Select(seen.Stream).FirstOrDefault(pair => pair is not null && new Headway(seen, pair).IsReleasedByFirstEvent);
        if (held is null || Delivery.OfMain(seen) is { IsHeld: true })
        {
            return null;
        }

        // What holds every answer up, a short one as well, may take as long as the first event by chance.
        var heads = new Headway(seen, held);
        if (ShortRequests.QuickestMs(seen) > heads.LateMs / 2)
        {
            return null;
        }

        return new Finding(
            Code,
            Unbuffered.Severity(seen),
            seen.IsOurs ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} holds the headers until the first event: {Figures.Time(heads.ProxiedMs!.Value)} instead of {Figures.Time(heads.DirectMs!.Value)}{Unbuffered.TitleEnd(seen)}",
            "The first bytes of the answer stay in a buffer until more follows. A quiet stream looks \"pending\": the browser does not report it "
            + "open, and programs run into their timeouts. With nginx, buffering is on over HTTP/1.1, or a filter such as ssi holds the beginning.",
            [
                new Evidence("Time to the headers", Figures.Time(heads.DirectMs.Value), Figures.Time(heads.ProxiedMs.Value)),
                new Evidence("Time to the first event", Figures.TimeOrNone(held.Direct.FirstEventMs), Figures.TimeOrNone(held.Proxied.FirstEventMs)),
                .. Unbuffered.Evidence(seen),
                .. DelayEvidence.Hold(seen, StreamKind.Large, "Events of 6,000 bytes"),
            ],
            [
                new LookAlike("an application that sends headers late", "they are early on the direct path"),
                new LookAlike("a check before the answer, such as a sign-in", "the headers came just when the first event was written"),
            ],
            FixOrder.For(seen, DelayFixes.HeldHeaders),
            "Test again: headers within 50 ms on both paths, before the first event.");
    }
}
