using Dashboard.Client.Contracts.Operations;

namespace Dashboard.Server.Operations;

/// <summary>What of an operation has an effect, because nobody was first.</summary>
/// <param name="Operation">The operation without what has none.</param>
/// <param name="Changed">How many notifications, conditions or mutes it changes.</param>
/// <param name="Already">Where somebody was first.</param>
internal sealed record OperationEffect(Operation Operation, int Changed, IReadOnlyList<AlreadyDone> Already)
{
    /// <summary>
    /// Compares an operation with what counts now. Of two people who do the same at once the first one wins, and the second
    /// is told. Whoever snoozed something may choose another time for it; others have to end that snooze first.
    /// </summary>
    public static OperationEffect Of(Operation operation, OperationsTables tables, DateTimeOffset now) => operation.Action switch
    {
        OperationAction.Acknowledge => OfTargets(operation, target => tables.FindAcknowledgement(target), wanted: false),
        OperationAction.Unacknowledge => OfTargets(
            operation, target => tables.FindAcknowledgement(target.WithoutEnd), wanted: true),
        OperationAction.Snooze => OfTargets(operation, target => Running(tables.FindSnooze(target), operation, now), wanted: false),
        OperationAction.Unsnooze => OfTargets(operation, target => tables.FindSnooze(target), wanted: true),
        OperationAction.Mute => OfMute(operation, tables.FindMute(operation.Query!, now)),
        _ => new OperationEffect(operation, tables.FindMute(OperationTarget.Of(operation.MuteId!).Position) is null ? 0 : 1, []),
    };

    private static OperationRow? Running(OperationRow? snooze, Operation operation, DateTimeOffset now) =>
        snooze is null || snooze.Until <= now || (snooze.By == operation.By && snooze.Until != operation.Until) ? null : snooze;

    private static OperationEffect OfMute(Operation operation, OperationRow? same) => same is null
        ? new OperationEffect(operation, 1, [])
        : new OperationEffect(operation, 0, [new AlreadyDone(null, null, same.By, same.At, same.Until)]);

    /// <param name="operation">The operation.</param>
    /// <param name="find">Finds what counts now of one target.</param>
    /// <param name="wanted">Whether the operation is about what is there, or about what is not there yet.</param>
    private static OperationEffect OfTargets(Operation operation, Func<OperationTarget, OperationRow?> find, bool wanted)
    {
        var already = new List<AlreadyDone>();
        bool HasEffect(OperationTarget target, string id)
        {
            var row = find(target);
            if (row is not null && !wanted)
            {
                already.Add(new AlreadyDone(id, target.Condition, row.By, row.At, row.Until));
            }

            return row is not null == wanted;
        }

        string[] ids = [.. (operation.Ids ?? []).Distinct(StringComparer.Ordinal).Where(id => HasEffect(OperationTarget.Of(id), id))];
        KeyRange[] keys = [.. (operation.Keys ?? []).Distinct().Where(range => HasEffect(OperationTarget.Of(range), range.UpTo))];
        var effective = operation with { Ids = ids.Length > 0 ? ids : null, Keys = keys.Length > 0 ? keys : null };
        return new OperationEffect(effective, ids.Length + keys.Length, already);
    }
}
