namespace Dashboard.Server.Fanout;

/// <summary>How far a subscriber has come.</summary>
/// <param name="Position">Its new position: everything up to here has been given to it or does not concern it.</param>
/// <param name="Head">The newest position at that moment.</param>
internal readonly record struct FrameBatch(long Position, long Head)
{
    /// <summary>Whether there was more than could be taken at once.</summary>
    public bool More => Position < Head;
}
