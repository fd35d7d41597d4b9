namespace Dashboard.Client.Contracts.Operations;

/// <summary>Everything that people have done and that still counts, at one moment: the answer of <c>GET /api/operations</c>.</summary>
/// <param name="AsOf">
/// The id up to which every operation is in here; what follows is read with <c>/sse/_operations?since=</c> this id.
/// </param>
/// <param name="Kept">The most acknowledgements, and the most snoozes, that are kept; older ones are forgotten first.</param>
/// <param name="Acknowledged">The acknowledgements, oldest first.</param>
/// <param name="Snoozed">The snoozes, oldest first; also those that ended less than <see cref="Snooze.FlaggedFor"/> ago.</param>
/// <param name="Mutes">The mutes that have not ended, oldest first.</param>
public sealed record OperationsSnapshot(
    string AsOf,
    int Kept,
    IReadOnlyList<Acknowledgement> Acknowledged,
    IReadOnlyList<Snooze> Snoozed,
    IReadOnlyList<Mute> Mutes);
