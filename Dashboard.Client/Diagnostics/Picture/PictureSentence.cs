using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Layout;

namespace Dashboard.Client.Diagnostics.Picture;

/// <summary>What the picture shows, for whoever does not see it and whoever wants it in words.</summary>
public static class PictureSentence
{
    /// <summary>The sentence.</summary>
    public static string Of(Diagnosis diagnosis)
    {
        ArgumentNullException.ThrowIfNull(diagnosis);
        var pairs = EventPair.Newest(diagnosis, PictureLayout.MostEvents);
        var direct = pairs.Count(pair => pair.Direct is not null);
        var proxied = pairs.Where(pair => pair.Proxied is not null).ToArray();
        return (direct, proxied.Length) switch
        {
            (0, 0) => "No event has arrived yet.",
            (0, _) => $"No event arrived directly; {Events(proxied.Length)} came through the proxy.",
            (_, 0) => $"{Events(direct)} arrived directly, none through the proxy.",
            _ => $"{Events(direct)} arrived directly. Through the proxy {Reads(proxied)}{Held(pairs, diagnosis)}.",
        };
    }

    private static string Reads(EventPair[] proxied)
    {
        var reads = proxied.Select(pair => pair.Proxied!.Read).Distinct().Count();
        return reads == proxied.Length ? $"{proxied.Length} arrived, each by itself" : $"{proxied.Length} arrived in {reads} {(reads == 1 ? "read" : "reads")}";
    }

    private static string Held(IReadOnlyList<EventPair> pairs, Diagnosis diagnosis)
    {
        var threshold = diagnosis.ThresholdMs;
        var held = pairs.Select(pair => pair.HoldMs).Where(hold => hold > threshold).OfType<double>().ToArray();
        var missing = PictureLayout.Of(diagnosis).Missing;
        return (held.Length > 0 ? $"; {held.Length} of them were held back, for up to {Durations.Measured(held.Max())}" : $", none held back for longer than {Durations.Measured(threshold)}")
            + (missing > 0 ? $"; {Events(missing)} {(diagnosis.TookMs is null ? "still missing" : "never came")}" : "");
    }

    private static string Events(int count) => count == 1 ? "1 event" : $"{count} events";
}
