using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Picture;

/// <summary>Where everything stands in the picture of a diagnosis: time runs from left to right, 0 to 100.</summary>
/// <param name="Dots">The reads of all lanes.</param>
/// <param name="Links">One line for each event that came directly.</param>
/// <param name="Ticks">The time axis.</param>
/// <param name="Missing">How many events came directly and have not come through the proxy.</param>
public sealed record PictureLayout(
    IReadOnlyList<PictureDot> Dots, IReadOnlyList<PictureLink> Links, IReadOnlyList<PictureTick> Ticks, int Missing)
{
    /// <summary>The newest events of each lane: more can neither be told apart nor drawn ten times a second.</summary>
    public const int MostEvents = 300;

    /// <summary>Where the events that have not come are gathered: at the right edge.</summary>
    public const double MissingX = 97;

    private const double Left = 2;
    private const double Right = 94;

    /// <summary>While it runs, the axis grows in steps, so that what has been drawn stays where it is.</summary>
    private const double GrowthMs = 5_000;

    private const int MostTicks = 7;

    /// <summary>The layout of a diagnosis as far as it has come.</summary>
    public static PictureLayout Of(Diagnosis diagnosis)
    {
        var pairs = EventPair.Newest(diagnosis, MostEvents);
        if (pairs.Count == 0)
        {
            return new PictureLayout([], [], [], 0);
        }

        var times = pairs.SelectMany(pair => (double?[])[pair.Direct?.AtMs, pair.Proxied?.AtMs]).OfType<double>().ToArray();
        var (from, to) = (times.Min(), times.Max());
        var span = diagnosis.TookMs is null
            ? Math.Ceiling((to - from + 1) / GrowthMs) * GrowthMs
            : Math.Max(to - from, 100);

        double X(double atMs) => Left + (Right - Left) * (atMs - from) / span;
        var links = LinksOf(pairs, diagnosis.ThresholdMs, X);
        return new PictureLayout(
            [.. diagnosis.Lanes.SelectMany(lane => DotsOf(lane, pairs, X))],
            links,
            [.. TicksUpTo(span).Select(second => new PictureTick(X(from + second * 1_000), $"{second:0.##} s"))],
            links.Count(link => link.Kind == PictureLink.Missing));
    }

    private static IEnumerable<PictureDot> DotsOf(DiagnosisLane lane, IReadOnlyList<EventPair> pairs, Func<double, double> x) => lane.Events
        .Where(one => one.Number >= pairs[0].Number && one.Number <= pairs[^1].Number)
        .GroupBy(one => one.Read)
        .Select(read => (AtMs: read.Max(one => one.AtMs), Count: read.Count()))
        .Select(read => new PictureDot(lane.Path, Math.Clamp(x(read.AtMs), 0, 100), read.Count));

    private static PictureLink[] LinksOf(IReadOnlyList<EventPair> pairs, double thresholdMs, Func<double, double> x)
    {
        // An event from before the proxied connection was there is not missing.
        var firstProxied = pairs.FirstOrDefault(pair => pair.Proxied is not null)?.Number ?? 0;
        return
        [
            .. pairs.Where(pair => pair.Direct is not null && (pair.Proxied is not null || pair.Number >= firstProxied))
                .Select(pair => pair switch
                {
                    { HoldMs: { } hold } => new PictureLink(
                        x(pair.Direct!.AtMs), x(pair.Proxied!.AtMs), hold > thresholdMs ? PictureLink.Held : PictureLink.Level),
                    _ => new PictureLink(x(pair.Direct!.AtMs), MissingX, PictureLink.Missing),
                }),
        ];
    }

    /// <summary>Whole steps of 1, 2 or 5 with zeros, as many as can be read on a phone.</summary>
    private static IEnumerable<double> TicksUpTo(double spanMs)
    {
        var rough = spanMs / 1_000 / MostTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * ((rough / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        });
        for (var tick = 0; tick * step * 1_000 <= spanMs + 0.5; tick++)
        {
            yield return tick * step;
        }
    }
}
