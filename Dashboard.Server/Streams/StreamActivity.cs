using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Streams;

/// <summary>
/// How much came to each stream in the last minutes. It looks every few seconds at counters that the log keeps anyway, so
/// that a publish pays nothing for it. Streams to which nothing comes hold no memory.
/// </summary>
internal sealed class StreamActivity(IEventLog log, TimeProvider time) : IHostedService, IDisposable
{
    /// <summary>The intervals of a minute.</summary>
    private const int OfRate = 12;

    private readonly Lock _lock = new();
    private readonly long _startedAt = time.GetTimestamp();
    private Dictionary<string, Counts> _streams = new(StringComparer.Ordinal);
    private int _next;
    private long _lookedAt = time.GetTimestamp();
    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Look(), null, StreamsSnapshot.Interval, StreamsSnapshot.Interval);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    public void Dispose() => _timer?.Dispose();

    /// <summary>Notifications a second over the last minute, or since the start where that is shorter.</summary>
    public double RateOf(LogStream stream)
    {
        lock (_lock)
        {
            var counts = _streams.GetValueOrDefault(stream.Name);
            var came = Since(counts.Seen, stream.Appended);
            for (var back = 1; back <= OfRate && counts.Ring is not null; back++)
            {
                came += counts.Ring[(_next - back + StreamsSnapshot.Intervals) % StreamsSnapshot.Intervals];
            }

            var over = time.GetElapsedTime(_lookedAt) + (OfRate * StreamsSnapshot.Interval);
            var lived = time.GetElapsedTime(_startedAt);
            var seconds = Math.Max(1, (lived < over ? lived : over).TotalSeconds);
            return Math.Round(came / seconds, 3);
        }
    }

    /// <summary>What came in each of the last intervals, oldest first, of every stream to which something came.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> ReadRecent()
    {
        lock (_lock)
        {
            return _streams
                .Where(stream => stream.Value.Ring is not null)
                .ToDictionary(stream => stream.Key, IReadOnlyList<int> (stream) => Unrolled(stream.Value.Ring!), StringComparer.Ordinal);
        }
    }

    private int[] Unrolled(int[] ring) => [.. ring.AsSpan(_next), .. ring.AsSpan(0, _next)];

    private void Look()
    {
        var streams = log.Streams;
        lock (_lock)
        {
            var looked = new Dictionary<string, Counts>(streams.Count, StringComparer.Ordinal);
            foreach (var stream in streams)
            {
                looked[stream.Name] = Next(_streams.GetValueOrDefault(stream.Name), stream.Appended);
            }

            _streams = looked;
            _next = (_next + 1) % StreamsSnapshot.Intervals;
            _lookedAt = time.GetTimestamp();
        }
    }

    private Counts Next(Counts before, long appended)
    {
        var came = Since(before.Seen, appended);
        var ring = came > 0 ? before.Ring ?? new int[StreamsSnapshot.Intervals] : before.Ring;
        if (ring is null)
        {
            return new Counts(appended, null);
        }

        ring[_next] = (int)Math.Min(came, int.MaxValue);
        return new Counts(appended, ring.AsSpan().ContainsAnyExcept(0) ? ring : null);
    }

    /// <summary>A stream that went and came again counts from the beginning.</summary>
    private static long Since(long seen, long appended) => appended >= seen ? appended - seen : appended;

    private readonly record struct Counts(long Seen, int[]? Ring);
}
