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

        // A machine that stands still makes some requests late, but never all and those through the proxy only, as the
        // quickest short ones tell; nor does it let streams in one by one.
        var step = Queue(seen);
        var isEveryLate = ShortRequests.QuickestMs(seen) - (ShortRequests.QuickestDirectMs(seen) ?? 0) > LeastLateMs;
        var chanceMs = step is not null ? 0 : isEveryLate ? seen.AnswersApartMs : Overload.LateByChanceMs(seen);
        var least = Math.Max(LeastLateMs, 2 * Math.Max(seen.ThresholdMs, chanceMs));

        // One stream may be late by chance; most of them are not. Where the first event brings the headers, they were held.
        if (late.Length == 0 || (step is null && usual < least) || late.Count(heads => heads.LateMs > least) < Math.Min(2, late.Length)
            || (late.Count(heads => heads.IsReleasedByFirstEvent) > late.Length / 2 && !(ShortRequests.QuickestMs(seen) > usual / 2))
            || Delivery.OfMain(seen) is { IsHeld: true })
        {
            return null;
        }

        return Find(seen, late, step);
    }

    /// <summary>The distance at which streams that were opened together are let in one by one; null where they are not.</summary>
    private static double? Queue(RunObservations seen) =>
        Staircase.StepMs((seen.Parallel?.Streams ?? []).Where(one => ProxiedStreams.IsServed(seen, one)), Overload.LateByChanceMs(seen))
        ?? Staircase.StepMs(ProxiedStreams.Compared(seen).Where(one => ProxiedStreams.IsServed(seen, one)), Overload.LateByChanceMs(seen));

    private static string Title(RunObservations seen, double usual, double? step) => step is { } ms
        ? $"{ProxyIdentity.Name(seen)} lets {1000 / ms:0.#} requests a second through: streams that are opened together begin {Figures.Time(ms)} apart"
        : $"{ProxyIdentity.Name(seen)} takes {Figures.Time(usual)} before it answers a stream";

    private Finding Find(RunObservations seen, Headway[] late, double? step)
    {
        var proxied = new Quantiles(late.Select(heads => heads.ProxiedMs!.Value));
        var missed = seen.Main!.Direct.Events.Count(one => one.AtMs > seen.Main.Proxied.RequestedAtMs && one.AtMs < seen.Main.Proxied.HeadersAtMs
            && seen.Main.Missing.Contains(one.Number));
        return new Finding(
            Code,
            FindingSeverity.Fault,
            late.Length > 1 ? Certainty.Likely : Certainty.Possible,
            Title(seen, new Quantiles(late.Select(heads => heads.LateMs!.Value)).P50, step)
                + (missed > 0 ? $", and readers miss {Figures.Count(missed, "event")} meanwhile" : ""),
            "The proxy does something before it asks the application: a queue for a limit on requests (limit_req without nodelay), a sign-in at a slow "
            + "service (auth_request), a name that is looked up each time. A reader that comes back misses what is published meanwhile, unless it resumes.",
            [
                new Evidence("Time to the headers, p50 and longest of all streams", Figures.Time(new Quantiles(late.Select(heads => heads.DirectMs!.Value)).P50), $"{Figures.Time(proxied.P50)}, {Figures.Time(proxied.Max)}"),
                .. step is { } ms ? [new Evidence("Distance between the beginnings of streams opened together", null, Figures.Time(ms))] : Array.Empty<Evidence>(),
                new Evidence("Events that were missed at the beginning", "0", $"{missed}"),
                new Evidence("Time to the quickest answer to a short request", Figures.TimeOrNone(ShortRequests.QuickestDirectMs(seen)), Figures.TimeOrNone(ShortRequests.QuickestMs(seen))),
            ],
            [new LookAlike("headers that are held until the first event", "they did not come with the first event, or a short request was as late")],
            FixOrder.For(seen, DelayFixes.LateHeaders),
            "Test again: headers must come on both paths within some milliseconds of each other.");
    }
}
