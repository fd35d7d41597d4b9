namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Events that the proxy let go together.</summary>
/// <param name="AtMs">When they arrived, in milliseconds since the diagnosis began.</param>
/// <param name="Events">How many.</param>
/// <param name="Bytes">Their size in bytes, without framing.</param>
/// <param name="OldestMs">How long the oldest of them had been held, in milliseconds.</param>
/// <param name="FreshMs">
/// How long the newest of them had been held. A buffer that fills lets the newest go at once; a limit on the rate lets
/// it wait longer and longer.
/// </param>
internal readonly record struct Release(double AtMs, int Events, int Bytes, double OldestMs, double FreshMs)
{
    /// <summary>Reads so close together are one release that did not fit into one read, in milliseconds.</summary>
    private const double OneBurstMs = 3;

    /// <summary>The releases of a proxied stream, in order of arrival.</summary>
    /// <param name="holds">The events that arrived on both paths.</param>
    /// <param name="bytes">The size of each event, by its number.</param>
    public static IReadOnlyList<Release> Of(IEnumerable<Observations.Hold> holds, IReadOnlyDictionary<long, int> bytes)
    {
        var releases = new List<Release>();
        Observations.Hold? last = null;
        foreach (var hold in holds.OrderBy(one => one.ProxiedAtMs).ThenBy(one => one.Number))
        {
            var size = bytes.GetValueOrDefault(hold.Number);
            if (last is { } before && (before.Read == hold.Read || hold.ProxiedAtMs - before.ProxiedAtMs < OneBurstMs))
            {
                var open = releases[^1];
                releases[^1] = open with { Events = open.Events + 1, Bytes = open.Bytes + size, FreshMs = hold.Ms };
            }
            else
            {
                releases.Add(new Release(hold.ProxiedAtMs, 1, size, hold.Ms, hold.Ms));
            }

            last = hold;
        }

        return releases;
    }
}
