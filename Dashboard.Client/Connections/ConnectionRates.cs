using Dashboard.Client.Contracts;

namespace Dashboard.Client.Connections;

/// <summary>What is sent in a second, from sums that only grow; over some seconds, so that the figures can be read.</summary>
/// <param name="time">The clock of the snapshots.</param>
public sealed class ConnectionRates(TimeProvider time)
{
    private static readonly TimeSpan s_over = TimeSpan.FromSeconds(5);

    private readonly Queue<ConnectionsSnapshot> _snapshots = [];
    private ConnectionsSnapshot? _newest;

    /// <summary>The next snapshot; one that is known already changes nothing.</summary>
    public void Take(ConnectionsSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (ReferenceEquals(snapshot, _newest))
        {
            return;
        }

        _newest = snapshot;
        _snapshots.Enqueue(snapshot with { Connections = [] });
        while (time.GetElapsedTime(_snapshots.Peek().TakenAt, snapshot.TakenAt) > s_over)
        {
            _snapshots.Dequeue();
        }
    }

    /// <summary>The rate of a sum, for a second; null before there are two snapshots.</summary>
    public double? Of(Func<ConnectionsSnapshot, long> sum)
    {
        ArgumentNullException.ThrowIfNull(sum);
        if (_newest is null || time.GetElapsedTime(_snapshots.Peek().TakenAt, _newest.TakenAt) is not { TotalSeconds: > 0 } passed)
        {
            return null;
        }

        return (sum(_newest) - sum(_snapshots.Peek())) / passed.TotalSeconds;
    }
}
