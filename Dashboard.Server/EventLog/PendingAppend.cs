namespace Dashboard.Server.EventLog;

/// <summary>A draft that waits for the writer, and its publisher, who waits for the answer.</summary>
internal sealed class PendingAppend(NotificationDraft draft)
{
    private readonly TaskCompletionSource<AppendResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NotificationDraft Draft => draft;

    public Task<AppendResult> Result => _result.Task;

    public void Answer(AppendResult result) => _result.SetResult(result);
}
