namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A list that only grows, up to a limit, and whose snapshots cost no copy: what a snapshot shows is never written again.</summary>
/// <param name="max">How many are kept; later ones are counted.</param>
internal sealed class AppendList<T>(int max)
{
    private T[] _items = [];

    public int Count { get; private set; }

    public bool IsFull => Count == max;

    /// <summary>How many came after the list was full.</summary>
    public long Unkept { get; private set; }

    public void Add(T item)
    {
        if (IsFull)
        {
            Unkept++;
            return;
        }

        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Min(max, Math.Max(16, 2 * Count)));
        }

        _items[Count++] = item;
    }

    /// <summary>One came that is not kept.</summary>
    public void Skip() => Unkept++;

    public IReadOnlyList<T> Snapshot() => new ArraySegment<T>(_items, 0, Count);
}
