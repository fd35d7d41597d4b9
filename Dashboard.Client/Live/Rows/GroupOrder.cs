namespace Dashboard.Client.Live.Rows;

/// <summary>By name, so that no group ever moves; what lacks a name comes last.</summary>
internal sealed class GroupOrder : IComparer<string>
{
    public static GroupOrder Instance { get; } = new();

    public int Compare(string? x, string? y) =>
        string.IsNullOrEmpty(x) ? (string.IsNullOrEmpty(y) ? 0 : 1)
        : string.IsNullOrEmpty(y) ? -1
        : string.CompareOrdinal(x, y);
}
