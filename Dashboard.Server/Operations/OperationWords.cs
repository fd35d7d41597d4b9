using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Operations;

/// <summary>An operation as a notification that people can read.</summary>
internal static class OperationWords
{
    public static NotificationDraft Draft(Operation operation) => new()
    {
        Stream = StreamName.Operations,
        Severity = Severity.Info,
        Title = $"{operation.By} {Deed(operation)}",
        Body = operation.Note,
        Source = operation.By,
        Data = JsonSerializer.SerializeToElement(operation, ContractsJson.Wire.Operation),
    };

    private static string Deed(Operation operation) => operation.Action switch
    {
        OperationAction.Acknowledge => $"acknowledged {Targets(operation)}",
        OperationAction.Unacknowledge => $"opened {Targets(operation)} again",
        OperationAction.Snooze => $"snoozed {Targets(operation)} until {Time(operation)}",
        OperationAction.Unsnooze => $"ended the snooze of {Targets(operation)}",
        OperationAction.Mute => $"muted {operation.Query} until {Time(operation)}",
        _ => "ended a mute",
    };

    private static string Targets(Operation operation)
    {
        var (ids, keys) = (operation.Ids?.Count ?? 0, operation.Keys?.Count ?? 0);
        var notifications = ids == 1 ? "1 notification" : $"{ids} notifications";
        var conditions = keys == 1 ? $"{operation.Keys![0].Key} of {operation.Keys[0].Stream}" : $"{keys} conditions";
        return (ids, keys) switch
        {
            (_, 0) => notifications,
            (0, _) => conditions,
            _ => $"{notifications} and {conditions}",
        };
    }

    private static string Time(Operation operation) => $"{operation.Until?.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
