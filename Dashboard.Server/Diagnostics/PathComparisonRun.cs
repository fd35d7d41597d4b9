using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Server.Diagnostics;

/// <summary>
/// Reads the same streams on both paths, through the same readers as the pages, and keeps the ledger. It measures from
/// outside, like a user: nothing in it knows the log.
/// </summary>
internal sealed class PathComparisonRun : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IReadOnlyList<string> _streams;
    private readonly DiagnosticsOptions _options;
    private readonly FeedOptions _feedOptions;
    private readonly TimeProvider _time;
    private readonly Lane _direct;
    private readonly Lane _control;
    private readonly Lane? _proxied;
    private readonly Lane[] _lanes;
    private LatencyLedger _ledger;

    public PathComparisonRun(
        IReadOnlyList<string> streams, IServerAddress address, FeedHub feeds, DiagnosticsSettings settings)
    {
        _streams = streams;
        (_options, _feedOptions, _time) = settings;
        _ledger = new LatencyLedger(_options.Samples, _time);
        _direct = new Lane(Open(feeds, address.Direct, 1), () => _ledger.Direct);
        _control = new Lane(Open(feeds, address.Direct, 2), () => _ledger.Control);
        _proxied = address.Proxied is { } proxied ? new Lane(Open(feeds, proxied, 1), () => _ledger.Proxied) : null;
        _lanes = _proxied is null ? [_direct, _control] : [_direct, _control, _proxied];
        foreach (var lane in _lanes)
        {
            lane.Lease.Feed.Changed += Take;
        }
    }

    public PathComparison Current
    {
        get
        {
            lock (_lock)
            {
                var samples = _ledger.Samples(_proxied?.Lease.Feed.Snapshot);
                var held = samples.Where(sample => sample.HeldMs is not null).ToArray();
                return new PathComparison(
                    _time.GetUtcNow(),
                    _streams,
                    Describe(_direct, samples.Select(sample => sample.Direct)),
                    _proxied is null ? null : Describe(_proxied, samples.Select(sample => sample.Proxied)),
                    PathStatistics.Of(samples.Select(sample => sample.DifferenceMs).OfType<double>()),
                    _ledger.NoiseMs(),
                    held.Length,
                    held.Select(sample => sample.HeldMs!.Value).DefaultIfEmpty(0).Max(),
                    samples);
            }
        }
    }

    /// <summary>Forgets the samples seen so far.</summary>
    public void StartAfresh()
    {
        Take();
        lock (_lock)
        {
            _ledger = new LatencyLedger(_options.Samples, _time);
        }
    }

    public void Dispose()
    {
        foreach (var lane in _lanes)
        {
            lane.Lease.Feed.Changed -= Take;
            lane.Lease.Dispose();
        }
    }

    /// <summary>All lanes ask for the same; none gives up a silent connection, because silence is what may be found.</summary>
    private FeedLease Open(FeedHub feeds, Uri server, int connection)
    {
        var query = string.Join('&', _streams.Select(stream => $"stream={stream}"));
        return feeds.Open(new FeedKey(new Uri(server, $"/sse?{query}"), CutWhenStale: false, connection));
    }

    private void Take()
    {
        lock (_lock)
        {
            foreach (var lane in _lanes)
            {
                Take(lane);
            }
        }
    }

    private void Take(Lane lane)
    {
        var arrivals = new List<FeedEvent>();
        lane.Lease.Feed.ReadAfter(lane.Taken, arrivals);
        foreach (var arrival in arrivals)
        {
            lane.Taken = arrival.Sequence;
            if (arrival.Event.TryReadNotification() is { } notification)
            {
                _ledger.Arrived(lane.Arrivals(), arrival, notification);
            }
        }
    }

    private PathLane Describe(Lane lane, IEnumerable<PathArrival?> arrivals)
    {
        var feed = lane.Lease.Feed;
        var snapshot = feed.Snapshot;
        return new PathLane(
            feed.Url.ToString(),
            snapshot.State(_time, _feedOptions),
            snapshot.Trouble,
            snapshot.HeadersAt is { } headers ? _time.GetElapsedTime(snapshot.RequestedAt, headers).TotalMilliseconds : null,
            snapshot is { UnderWay: true, HeadersAt: null } ? _time.GetElapsedTime(snapshot.RequestedAt).TotalMilliseconds : null,
            snapshot.Silence(_time)?.TotalMilliseconds,
            snapshot.Reconnects,
            PathStatistics.Of(arrivals.OfType<PathArrival>().Select(arrival => arrival.LatencyMs)),
            lane.Arrivals().EventsPerRead);
    }

    private sealed record Lane(FeedLease Lease, Func<LaneArrivals> Arrivals)
    {
        /// <summary>The place in the feed up to which arrivals are in the ledger.</summary>
        public long Taken { get; set; } = Lease.Feed.Snapshot.LastSequence;
    }
}
