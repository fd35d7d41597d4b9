namespace Dashboard.Client.Live.Rows;

/// <summary>Where a row stands among the others: places grow with time, and what was read later can stand between.</summary>
/// <param name="Era">The life of the log: it grows where the ids show that the log was replaced.</param>
/// <param name="Position">The position in that log of the newest notification of the row, or of the one before a notice.</param>
/// <param name="After">0 for a notification; a notice stands after a position, and counts from 1.</param>
public readonly record struct RowPlace(int Era, long Position, int After = 0) : IComparable<RowPlace>
{
    public static bool operator <(RowPlace left, RowPlace right) => left.CompareTo(right) < 0;

    public static bool operator >(RowPlace left, RowPlace right) => left.CompareTo(right) > 0;

    public static bool operator <=(RowPlace left, RowPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RowPlace left, RowPlace right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(RowPlace other) =>
        Era != other.Era ? Era.CompareTo(other.Era)
        : Position != other.Position ? Position.CompareTo(other.Position)
        : After.CompareTo(other.After);
}
