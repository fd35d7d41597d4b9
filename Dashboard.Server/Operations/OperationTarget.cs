using Dashboard.Client.Contracts.Operations;

namespace Dashboard.Server.Operations;

/// <summary>What an operation is about, as the tables name it.</summary>
/// <param name="Stream">The stream of a condition; empty for a single notification.</param>
/// <param name="Key">The condition; empty for a single notification.</param>
/// <param name="Position">The notification, or the newest one that is meant of a condition.</param>
internal readonly record struct OperationTarget(string Stream, string Key, long Position)
{
    public bool IsCondition => Key.Length > 0;

    /// <summary>Where it stands among the snoozes: that of a condition has no end but its time.</summary>
    public OperationTarget WithoutEnd => IsCondition ? this with { Position = 0 } : this;

    /// <summary>The condition, for those who read of it.</summary>
    public StreamKey? Condition => IsCondition ? new StreamKey(Stream, Key) : null;

    public static OperationTarget Of(string id) => new("", "", PositionOf(id));

    public static OperationTarget Of(KeyRange range) => new(range.Stream, range.Key, PositionOf(range.UpTo));

    /// <summary>All that an operation names, those of another life of the log left out.</summary>
    public static IEnumerable<OperationTarget> AllOf(Operation operation, string epoch) =>
        (operation.Ids ?? []).Where(id => IsOf(id, epoch)).Select(Of)
            .Concat((operation.Keys ?? []).Where(range => IsOf(range.UpTo, epoch)).Select(Of));

    private static bool IsOf(string id, string epoch) => EventId.TryParse(id, out var parsed) && parsed.Epoch == epoch;

    private static long PositionOf(string id) => EventId.TryParse(id, out var parsed) ? parsed.Position : 0;
}
