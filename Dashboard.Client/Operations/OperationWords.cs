using Dashboard.Client.Contracts.Operations;
using Dashboard.Client.Layout;

namespace Dashboard.Client.Operations;

/// <summary>Operations in words for people.</summary>
public static class OperationWords
{
    /// <summary>What came of an operation, as one or two sentences.</summary>
    public static string Outcome(OperationAction action, OperationReceipt receipt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var changed = receipt.Changed switch
        {
            0 => "",
            1 => $"{Done(action)}.",
            var many => $"{Done(action)}: {many}.",
        };
        var already = receipt.Already switch
        {
            [] => receipt.Changed == 0 ? "Nothing was to be changed any more." : "",
            [var one] => $"{one.By} was first, {Durations.Age(now - one.At)} ago.",
            var many => $"{Names(many)} {(many.Select(one => one.By).Distinct(StringComparer.Ordinal).Count() == 1 ? "was" : "were")} first with {many.Count}.",
        };
        return HiddenCharacters.Shown($"{changed} {already}".Trim());
    }

    /// <summary>A selection, such as <c>3 notifications</c>.</summary>
    public static string Count(int count) => count == 1 ? "1 notification" : $"{count:N0} notifications";

    private static string Done(OperationAction action) => action switch
    {
        OperationAction.Acknowledge => "Acknowledged",
        OperationAction.Unacknowledge => "Open again",
        OperationAction.Snooze => "Snoozed",
        OperationAction.Unsnooze => "Back again",
        OperationAction.Mute => "Muted",
        _ => "The mute has ended",
    };

    private static string Names(IReadOnlyList<AlreadyDone> already) => already.Select(one => one.By).Distinct(StringComparer.Ordinal).ToArray() switch
    {
        [var one] => one,
        [var one, var other] => $"{one} and {other}",
        var many => $"{many[0]} and {many.Length - 1} others",
    };
}
