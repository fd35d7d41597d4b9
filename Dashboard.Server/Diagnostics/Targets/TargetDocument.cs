namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>The file of the targets.</summary>
/// <param name="Version">Grows with each change that an older server would read wrongly.</param>
/// <param name="Targets">The targets, by name.</param>
internal sealed record TargetDocument(int Version, IReadOnlyList<StoredTarget> Targets)
{
    /// <summary>The version that this server writes.</summary>
    public const int Current = 1;
}
