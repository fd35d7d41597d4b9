namespace Dashboard.Server.EventLog;

/// <summary>A draft that waits for the writer, and its publisher, who waits for the answer.</summary>
internal sealed class PendingAppend(NotificationDraft draft)
{
    private readonly TaskCompletionSource<AppendResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NotificationDraft Draft => draft;

    /// <summary>About the bytes of memory that the draft holds.</summary>
    public int Size { get; } = draft.Size();

    public Task<AppendResult> Result => _result.Task;

    public void Answer(AppendResult result) => _result.SetResult(result);
}
