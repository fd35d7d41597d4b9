using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;
using MudBlazor;

namespace Dashboard.Client.Operations;

/// <summary>
/// Does what people press or type, from any page: asks where something is missing, does it, and says what came of it. Each
/// answers whether it was done.
/// </summary>
public sealed class OperationActions(OperationsClient client, IDialogService dialogs, ISnackbar snackbar, TimeProvider time)
{
    private static readonly DialogOptions s_options = new() { CloseOnEscapeKey = true, FullWidth = true, MaxWidth = MaxWidth.ExtraSmall };

    /// <summary>Raised with a name that somebody gave because none was known, so that it can be kept.</summary>
    public event Action<string>? NameGiven;

    /// <summary>Acknowledges; asks only for a name that is not known.</summary>
    public Task<bool> AcknowledgeAsync(IReadOnlyList<Notification> notifications, string? name) =>
        WithNameAsync(name, Asking("Acknowledge", notifications, name), (by, note) => OperationFor.Acknowledge(notifications, by, note));

    /// <summary>Acknowledges with a note.</summary>
    public Task<bool> AcknowledgeWithNoteAsync(IReadOnlyList<Notification> notifications, string? name) =>
        AskAsync(Asking("Acknowledge", notifications, name), answers => OperationFor.Acknowledge(notifications, answers.By, answers.Note));

    /// <summary>Opens again what was acknowledged.</summary>
    public Task<bool> UnacknowledgeAsync(IReadOnlyList<Notification> notifications, string? name) =>
        WithNameAsync(name, Asking("Open again", notifications, name), (by, _) => OperationFor.Unacknowledge(notifications, by));

    /// <summary>Snoozes until a time.</summary>
    public Task<bool> SnoozeAsync(IReadOnlyList<Notification> notifications, DateTimeOffset until, string? name) =>
        WithNameAsync(name, Asking("Snooze", notifications, name), (by, note) => OperationFor.Snooze(notifications, until, by, note));

    /// <summary>Asks until when, and snoozes.</summary>
    /// <param name="notifications">What is snoozed.</param>
    /// <param name="name">The person's name; blank asks for it.</param>
    /// <param name="zone">The viewer's time zone; null for UTC.</param>
    public Task<bool> ChooseSnoozeAsync(IReadOnlyList<Notification> notifications, string? name, TimeZoneInfo? zone) => AskAsync(
        Asking("Snooze", notifications, name) with { AsksForTime = true, Zone = zone },
        answers => OperationFor.Snooze(notifications, answers.Until!.Value, answers.By, answers.Note));

    /// <summary>Ends a snooze.</summary>
    public Task<bool> UnsnoozeAsync(IReadOnlyList<Notification> notifications, string? name) =>
        WithNameAsync(name, Asking("End the snooze of", notifications, name), (by, _) => OperationFor.Unsnooze(notifications, by));

    /// <summary>Asks what to mute and until when, and mutes it.</summary>
    /// <param name="query">The query to begin with.</param>
    /// <param name="name">The person's name; blank asks for it.</param>
    /// <param name="zone">The viewer's time zone; null for UTC.</param>
    public Task<bool> MuteAsync(string query, string? name, TimeZoneInfo? zone) => AskAsync(
        new OperationQuestion("Mute what a query matches", "Mute", name, AsksForTime: true, query, zone),
        answers => OperationFor.Mute(answers.Query!, answers.Until!.Value, answers.By, answers.Note));

    /// <summary>Ends a mute.</summary>
    public Task<bool> UnmuteAsync(Mute mute, string? name) =>
        WithNameAsync(name, new OperationQuestion("End a mute", "End it", name), (by, _) => OperationFor.Unmute(mute, by));

    private static OperationQuestion Asking(string verb, IReadOnlyList<Notification> notifications, string? name) =>
        new($"{verb} {OperationWords.Count(notifications.Count)}", verb == "End the snooze of" ? "End the snooze" : verb, name);

    private Task<bool> WithNameAsync(string? name, OperationQuestion question, Func<string, string?, Operation> make) => string.IsNullOrWhiteSpace(name)
        ? AskAsync(question, answers => make(answers.By, answers.Note))
        : DoAsync(make(name, null));

    private async Task<bool> AskAsync(OperationQuestion question, Func<OperationAnswers, Operation> make)
    {
        var parameters = new DialogParameters<OperationDialog> { { dialog => dialog.Question, question } };
        var dialog = await dialogs.ShowAsync<OperationDialog>(question.Title, parameters, s_options);
        if (await dialog.Result is not { Canceled: false, Data: OperationAnswers answers })
        {
            return false;
        }

        if (answers.By != question.Name)
        {
            NameGiven?.Invoke(answers.By);
        }

        return await DoAsync(make(answers));
    }

    private async Task<bool> DoAsync(Operation operation)
    {
        var (receipt, refusal) = await client.SendAsync(operation, CancellationToken.None);
        if (receipt is null)
        {
            snackbar.Add($"It was not done. {refusal}", MudBlazor.Severity.Error);
            return false;
        }

        var isAlone = receipt.Already.Count == 0;
        snackbar.Add(OperationWords.Outcome(operation.Action, receipt, time.GetUtcNow()), isAlone ? MudBlazor.Severity.Success : MudBlazor.Severity.Info);
        return true;
    }
}
