namespace Dashboard.Server.Transport;

/// <summary>
/// How many connections are open, those that were handed off included: the web server's own limit does not know them any
/// more, and the process must not run out of file descriptors.
/// </summary>
/// <param name="limit">The most at once; null for no limit.</param>
internal sealed class OpenSockets(long? limit)
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    /// <summary>Counts one more, unless there are as many as allowed already.</summary>
    public bool TryAdd()
    {
        if (Interlocked.Increment(ref _count) <= (limit ?? long.MaxValue))
        {
            return true;
        }

        Remove();
        return false;
    }

    public void Remove() => Interlocked.Decrement(ref _count);
}
