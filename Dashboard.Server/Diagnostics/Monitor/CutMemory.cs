using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>
/// The ends of the proxied stream. Between two of them a stream may look well for minutes, so that the latest look alone
/// would never tell that none lives long.
/// </summary>
internal sealed class CutMemory(MonitorOptions options)
{
    private readonly Queue<StreamPair> _cuts = [];

    /// <summary>A served stream has ended through the proxy.</summary>
    public void Note(StreamPair cut)
    {
        if (cut is { Proxied: { IsMarked: true, Status: 200 }, Direct.EndedAtMs: null })
        {
            _cuts.Enqueue(cut);
        }
    }

    /// <summary>The latest of them where there were too many of late; null where not.</summary>
    public StreamPair? Recurring(double nowMs)
    {
        while (_cuts.TryPeek(out var oldest) && oldest.Proxied.EndedAtMs < nowMs - options.CutsWithin.TotalMilliseconds)
        {
            _cuts.Dequeue();
        }

        while (_cuts.Count > options.CutsUntilFaulty)
        {
            _cuts.Dequeue();
        }

        return _cuts.Count == options.CutsUntilFaulty ? _cuts.Last() : null;
    }
}
