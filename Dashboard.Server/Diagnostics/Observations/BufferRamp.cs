namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>How many bytes a proxy gathers before it lets any go.</summary>
/// <param name="Bytes">The size of the buffer, in bytes of the body; null where nothing was held.</param>
/// <param name="Releases">The sizes of the releases that it was read from, in bytes.</param>
internal sealed record BufferRamp(int? Bytes, IReadOnlyList<int> Releases);
