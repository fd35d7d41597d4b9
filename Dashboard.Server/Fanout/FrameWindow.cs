namespace Dashboard.Server.Fanout;

/// <summary>
/// The newest frames, by position. One writer adds, any number of readers read without a lock: a frame that has been
/// overwritten meanwhile shows by its position, and the reader goes to the log instead.
/// </summary>
internal sealed class FrameWindow(int capacity, long head)
{
    private readonly Frame?[] _ring = new Frame?[capacity];
    private long _head = head;

    /// <summary>The newest position that subscribers may see.</summary>
    public long Head => Volatile.Read(ref _head);

    public void Add(Frame frame)
    {
        Volatile.Write(ref _ring[frame.Entry.Position % capacity], frame);
        Volatile.Write(ref _head, frame.Entry.Position);
    }

    /// <summary>The frame at a position up to <see cref="Head"/>; null where it is not in the window any more.</summary>
    public Frame? At(long position) =>
        Volatile.Read(ref _ring[position % capacity]) is { } frame && frame.Entry.Position == position ? frame : null;
}
