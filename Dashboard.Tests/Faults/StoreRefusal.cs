namespace Dashboard.Tests.Faults;

/// <summary>A publish that was refused.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Text">The problem.</param>
/// <param name="At">When the answer was there, as a stamp of the system's stopwatch.</param>
internal sealed record StoreRefusal(int Status, string Text, long At);
