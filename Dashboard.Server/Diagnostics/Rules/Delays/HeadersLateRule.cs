using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Every stream begins late through the proxy, and is live from then on.</summary>
internal sealed class HeadersLateRule : IRule
{
    private const double LeastLateMs = 150;

    public string Code => "headers-late";

    public Finding? Judge(RunObservations seen)
    {
        var late = seen.Streams
            .Where(one => one.Key is not StreamKind.OverHttp2)
            .Select(one => new Headway(seen, one.Value))
            .Where(heads => heads.LateMs is not null)
            .ToArray();
        var usual = new Quantiles(late.Select(heads => heads.LateMs!.Value)).P50;
        var least = Math.Max(LeastLateMs, Math.Max(2 * seen.ThresholdMs, 2 * seen.StarvedMs));

        // One stream may be late by chance; most of them are not. Where the first event brings the headers, they were held.
        if (late.Length == 0 || usual < least || late.Count(heads => heads.LateMs > least) < Math.Min(2, late.Length)
            || late.Count(heads => heads.IsReleasedByFirstEvent) > late.Length / 2 || Delivery.OfMain(seen) is { IsHeld: true })
        {
            return null;
        }

        var missed = seen.Main!.Direct.Events.Count(one => one.AtMs > seen.Main.Proxied.RequestedAtMs && one.AtMs < seen.Main.Proxied.HeadersAtMs
            && seen.Main.Missing.Contains(one.Number));
        return new Finding(
            Code,
            FindingSeverity.Fault,
            late.Length > 1 ? Certainty.Likely : Certainty.Possible,
            $"{ProxyIdentity.Name(seen)} takes {Figures.Time(usual)} before it answers a stream"
                + (missed > 0 ? $", and readers miss {Figures.Count(missed, "event")} meanwhile" : ""),
            "The proxy does something before it asks the application: a sign-in at a slow service (auth_request), a queue for a limit on requests, "
            + "a name that is looked up each time, a connection that takes long. A reader that comes back misses what is published meanwhile, unless it resumes.",
            [
                new Evidence("Time to the headers (p50 of all streams)", Figures.Time(new Quantiles(late.Select(heads => heads.DirectMs!.Value)).P50), Figures.Time(new Quantiles(late.Select(heads => heads.ProxiedMs!.Value)).P50)),
                new Evidence("Events that were missed at the beginning", "0", $"{missed}"),
                .. seen.Echo is { } echo ? [new Evidence("Time to the answer of a short request", Figures.TimeOrNone(echo.Direct.HeadersMs), Figures.TimeOrNone(echo.Proxied.HeadersMs))] : Array.Empty<Evidence>(),
            ],
            [new LookAlike("headers that are held until the first event", "they did not come with the first event")],
            FixOrder.For(seen, DelayFixes.LateHeaders),
            "Test again: headers must come on both paths within some milliseconds of each other.");
    }
}
