using System.Security.Cryptography;
using System.Text;
using Dashboard.Client.Feeds;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>
/// The numbers of events that carry none of their own, the same on every connection of a session. An event is known by
/// its type, id and data. Where the same comes again, the order decides: the third on one connection is the third on the
/// other. Without an id, those do not count that had arrived elsewhere before this connection sent its request, since
/// it cannot get them: so a stream that says "tick" again and again is matched right by a connection that began later.
/// What it cannot tell: identical events without ids on a connection that began earlier and gets them later.
/// </summary>
internal sealed class EventNumbers
{
    /// <summary>How many events are remembered, of all connections. At 50 bytes each, 5 MB; later ones match nothing.</summary>
    private const int MaxRemembered = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, List<(long Number, double FirstAtMs)>> _known = [];
    private long _last;
    private int _remembered;

    /// <summary>What makes an event the same as another one.</summary>
    public static UInt128 KeyOf(ServerSentEvent one)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{one.Type}\n{one.LastEventId}\n{one.Data}"), hash);
        return BitConverter.ToUInt128(hash);
    }

    /// <summary>The number of an event, and its place among the same ones.</summary>
    /// <param name="key">See <see cref="KeyOf"/>.</param>
    /// <param name="atMs">When it arrived.</param>
    /// <param name="place">Behind which place to look: that of the last one on this connection plus 1; null for the first one.</param>
    /// <param name="notBeforeMs">For the first one: what had arrived before is not meant.</param>
    public (long Number, int Place) Next(UInt128 key, double atMs, int? place, double notBeforeMs)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(key, out var same))
            {
                same = [];
            }

            var found = place ?? same.FindIndex(one => one.FirstAtMs >= notBeforeMs);
            if (found >= 0 && found < same.Count)
            {
                return (same[found].Number, found);
            }

            _last++;
            if (_remembered < MaxRemembered)
            {
                same.Add((_last, atMs));
                _known[key] = same;
                _remembered++;
            }

            return (_last, Math.Max(found, same.Count - 1));
        }
    }
}
