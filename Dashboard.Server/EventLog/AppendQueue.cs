using System.Threading.Channels;

namespace Dashboard.Server.EventLog;

/// <summary>
/// Drafts that wait for the writer, and the thread that brings them to it. It is a thread of its own: it waits for the
/// disk, and the pool of a small machine has but one or two for all requests.
/// </summary>
/// <param name="options">How many may wait, of how many bytes, and how many are one batch.</param>
/// <param name="write">Writes a batch and answers its publishers.</param>
internal sealed class AppendQueue(EventLogOptions options, Action<IReadOnlyList<PendingAppend>> write) : IAsyncDisposable
{
    private readonly Channel<PendingAppend> _waiting =
        Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(options.MaxWaiting) { SingleReader = true });

    private readonly ManualResetEventSlim _signal = new();
    private long _bytes;
    private Task _writing = Task.CompletedTask;

    /// <summary>How many wait.</summary>
    public int Count => _waiting.Reader.Count;

    public void Start() => _writing = Task.Factory.StartNew(
        WriteAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Puts a draft behind those that wait; false where they are too many or too large, or no more are taken.</summary>
    public bool TryAdd(PendingAppend draft)
    {
        // Counted before it is taken: of those that come at the same moment, each sees the others.
        if (Interlocked.Add(ref _bytes, draft.Size) - draft.Size >= options.MaxWaitingBytes || !_waiting.Writer.TryWrite(draft))
        {
            Interlocked.Add(ref _bytes, -draft.Size);
            return false;
        }

        _signal.Set();
        return true;
    }

    /// <summary>Takes no more, and ends once those that wait are written.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _signal.Set();
        await _writing;
    }

    private void WriteAll()
    {
        Thread.CurrentThread.Name = "Event log";
        var batch = new List<PendingAppend>();
        while (!_waiting.Reader.Completion.IsCompleted)
        {
            _signal.Wait();

            // Reset before looking: whatever comes from here on sets it again.
            _signal.Reset();
            while (Take(batch))
            {
                write(batch);

                // Only now: until they are answered, their publishers hold them.
                Interlocked.Add(ref _bytes, -batch.Sum(draft => (long)draft.Size));
            }
        }
    }

    /// <summary>Takes whatever is waiting, as much as one batch may hold; false where nothing is.</summary>
    private bool Take(List<PendingAppend> batch)
    {
        batch.Clear();
        while (batch.Count < options.MaxBatch && _waiting.Reader.TryRead(out var pending))
        {
            batch.Add(pending);
        }

        return batch.Count > 0;
    }
}
