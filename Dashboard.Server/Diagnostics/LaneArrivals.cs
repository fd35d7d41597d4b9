namespace Dashboard.Server.Diagnostics;

/// <summary>Which socket read brought which event on one path.</summary>
internal sealed class LaneArrivals
{
    private readonly Dictionary<string, (long Read, long ReadAt)> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _eventsByRead = [];

    /// <summary>Notes an arrival; false where the event has come on this path before, as it may after a reconnect.</summary>
    public bool Add(string id, long read, long readAt)
    {
        if (!_byId.TryAdd(id, (read, readAt)))
        {
            return false;
        }

        _eventsByRead[read] = EventsIn(read) + 1;
        return true;
    }

    public (long Read, long ReadAt)? Find(string id) => _byId.TryGetValue(id, out var arrival) ? arrival : null;

    public int EventsIn(long read) => _eventsByRead.GetValueOrDefault(read);

    /// <summary>Events by reads that completed any; 0 where there was none.</summary>
    public double EventsPerRead => _eventsByRead.Count == 0 ? 0 : (double)_byId.Count / _eventsByRead.Count;

    public void Remove(string id)
    {
        if (_byId.Remove(id, out var arrival) && --_eventsByRead[arrival.Read] == 0)
        {
            _eventsByRead.Remove(arrival.Read);
        }
    }
}
