namespace Dashboard.Server.Fanout;

/// <summary>
/// The newest frames, by position, as many as fit both its limits. One writer adds, any number of readers read without a
/// lock: a frame that has been overwritten meanwhile shows by its position, and the reader goes to the log instead.
/// </summary>
/// <param name="capacity">The most frames.</param>
/// <param name="maxBytes">The most bytes of frames; the newest one is held in any case.</param>
/// <param name="head">The newest position that was there before the first frame.</param>
internal sealed class FrameWindow(int capacity, long maxBytes, long head)
{
    /// <summary>
    /// Frames whose content stays read for filters. What is read takes several times the bytes of the frame, which are what
    /// the window counts; and who keeps up looks at the newest ones.
    /// </summary>
    private const int KeptContents = 64;

    private readonly Frame?[] _ring = new Frame?[capacity];
    private long _head = head;
    private long _oldest = head + 1;
    private long _bytes;

    /// <summary>The newest position that subscribers may see.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Frames that are held.</summary>
    public long Count => Head - Volatile.Read(ref _oldest) + 1;

    /// <summary>Bytes of the frames that are held.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public void Add(Frame frame)
    {
        var position = frame.Entry.Position;
        _bytes += frame.Chunk.Length;
        for (; position - _oldest >= capacity || (_bytes > maxBytes && _oldest < position); _oldest++)
        {
            _bytes -= _ring[_oldest % capacity]?.Chunk.Length ?? 0;
            Volatile.Write(ref _ring[_oldest % capacity], null);
        }

        Volatile.Write(ref _ring[position % capacity], frame);
        Volatile.Write(ref _head, position);
        if (position > KeptContents)
        {
            At(position - KeptContents)?.ForgetContent();
        }
    }

    /// <summary>The frame at a position up to <see cref="Head"/>; null where it is not in the window any more.</summary>
    public Frame? At(long position) =>
        Volatile.Read(ref _ring[position % capacity]) is { } frame && frame.Entry.Position == position ? frame : null;

    /// <summary>Nobody who comes from now on gets the frames of a stream up to a position.</summary>
    public void Withdraw(string stream, long upTo)
    {
        for (var position = Volatile.Read(ref _oldest); position <= Math.Min(upTo, Head); position++)
        {
            if (At(position) is { } frame && frame.Entry.Stream == stream)
            {
                frame.IsWithdrawn = true;
            }
        }
    }
}
