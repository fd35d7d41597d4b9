namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>How events were held, in words for a title.</summary>
internal static class HeldWords
{
    public static string Of(Delivery delivery)
    {
        if (delivery.IsSilent)
        {
            var pair = delivery.Pair;
            var waited = (pair.Proxied.EndedAtMs ?? pair.Direct.Events[^1].AtMs) - (pair.Proxied.RequestedAtMs ?? pair.Proxied.StartedAtMs);
            return $"none of {Figures.Count(pair.Direct.Events.Count, "event")} arrived within {Figures.Time(waited)}";
        }

        var largest = delivery.Releases.MaxBy(one => one.Events);
        return largest.Events > 1
            ? $"{Figures.Count(largest.Events, "event")} arrived together after {Figures.Time(largest.OldestMs)}"
            : $"each event arrived {Figures.Time(delivery.Spread.P50)} late";
    }
}
