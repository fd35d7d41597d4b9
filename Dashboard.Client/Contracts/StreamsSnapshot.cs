namespace Dashboard.Client.Contracts;

/// <summary>The streams at one moment.</summary>
/// <param name="TakenAt">When that was, by <see cref="TimeProvider.GetTimestamp"/>.</param>
/// <param name="Streams">The public streams, by name.</param>
/// <param name="Recent">
/// By name, how many notifications came in each of the last <see cref="Intervals"/> intervals, oldest first. A stream to
/// which nothing came in them is not in it.
/// </param>
/// <param name="Default">How much is kept of a stream for which nothing is set.</param>
public sealed record StreamsSnapshot(
    long TakenAt, IReadOnlyList<StreamSummary> Streams, IReadOnlyDictionary<string, IReadOnlyList<int>> Recent, StreamRetention Default)
{
    /// <summary>Five minutes of <see cref="Interval"/>.</summary>
    public const int Intervals = 60;

    /// <summary>The length of one interval.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);
}
