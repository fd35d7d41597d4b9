namespace Dashboard.Client.Wall;

/// <summary>What the wall shows in turn.</summary>
internal enum WallPicture
{
    /// <summary>What is wrong, or that nothing is.</summary>
    Problems,

    /// <summary>The streams, and how much goes on in them.</summary>
    Streams,

    /// <summary>What the watch over the proxied path has come to.</summary>
    Path,
}
