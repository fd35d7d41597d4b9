namespace Dashboard.Server.EventLog;

/// <summary>
/// How many notifications retention has taken out of each of some streams, and up to where, at one moment; only streams of
/// which it took something beyond a position. Two of these, from different moments, show what was lost between them, which
/// one mark for all streams cannot: what one stream lost long ago would hide what another loses now.
/// </summary>
internal sealed class TrimmedStreams
{
    private readonly IReadOnlyDictionary<string, (long UpTo, long Count)> _streams;

    public TrimmedStreams(IReadOnlyDictionary<string, (long UpTo, long Count)> streams) => _streams = streams;

    public static TrimmedStreams None { get; } = new(new Dictionary<string, (long, long)>(StringComparer.Ordinal));

    /// <summary>Those of which something beyond a position is gone.</summary>
    public TrimmedStreams Beyond(long position)
    {
        var beyond = _streams.Where(one => one.Value.UpTo > position).ToDictionary(StringComparer.Ordinal);
        return beyond.Count == 0 ? None : beyond.Count == _streams.Count ? this : new TrimmedStreams(beyond);
    }

    /// <summary>How many notifications after a position are gone that were there at an earlier moment, at the most.</summary>
    /// <param name="earlier">That moment.</param>
    /// <param name="position">The position.</param>
    public long LostSince(TrimmedStreams earlier, long position)
    {
        var lost = 0L;
        foreach (var (stream, (upTo, count)) in _streams)
        {
            // The oldest go first: of what was taken meanwhile, what lies up to the position was read before.
            var taken = count - earlier._streams.GetValueOrDefault(stream).Count;
            lost += Math.Clamp(upTo - position, 0, Math.Max(0, taken));
        }

        return lost;
    }
}
