using Dashboard.Client.Feeds;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>The numbers of the events on one connection; see <see cref="EventNumbers"/>.</summary>
/// <param name="numbers">Those of the session.</param>
/// <param name="requestedAtMs">When the connection was about to send its request.</param>
internal sealed class EventNumbering(EventNumbers numbers, double requestedAtMs)
{
    private readonly Dictionary<UInt128, int> _places = [];

    public long Next(ServerSentEvent one, double atMs)
    {
        var key = EventNumbers.KeyOf(one);
        int? next = _places.TryGetValue(key, out var last) ? last + 1 : null;

        // With an id, an older one may be meant: it can be replayed.
        var notBefore = one.LastEventId.Length > 0 ? double.NegativeInfinity : requestedAtMs;
        var (number, place) = numbers.Next(key, atMs, next, notBefore);
        _places[key] = place;
        return number;
    }
}
