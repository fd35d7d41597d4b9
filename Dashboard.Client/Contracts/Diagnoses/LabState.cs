namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>The lab at one moment.</summary>
/// <param name="Unavailable">Why nothing can be started here, as a sentence that says what to do; null where it can.</param>
/// <param name="MostRunning">How many may run at once, 1 or more.</param>
/// <param name="Faults">All faults, those of a kind together.</param>
/// <param name="Running">Those that run, in the order in which they were started.</param>
public sealed record LabState(string? Unavailable, int MostRunning, IReadOnlyList<LabFault> Faults, IReadOnlyList<LabRun> Running);
