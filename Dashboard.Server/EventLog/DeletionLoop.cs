using System.Threading.Channels;

namespace Dashboard.Server.EventLog;

/// <summary>
/// Removes what is left of deleted streams, their keys too. What was begun stands in the file until it is done, so that a process that was
/// killed meanwhile goes on at its next start.
/// </summary>
internal sealed class DeletionLoop : IAsyncDisposable
{
    private readonly WriteTurn _turn;
    private readonly LogRetention _retention;
    private readonly StreamTable _table;
    private readonly StreamCatalog _catalog;
    private readonly LogTrimmer _trimmer;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>One sign is enough, however often it is given: each turn looks at all that is to be deleted.</summary>
    private readonly Channel<bool> _signs = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ITimer _again;
    private readonly Task _running;

    public DeletionLoop(WriteTurn turn, LogRetention retention, StreamTable table, StreamCatalog catalog, LogEdges edges)
    {
        (_turn, _retention, _table, _catalog) = (turn, retention, table, catalog);
        _trimmer = new LogTrimmer(turn, catalog, edges);

        // What could not be removed, because the disk was full for example, is tried again.
        _again = edges.Time.CreateTimer(_ => Begin(), null, TimeSpan.Zero, edges.Options.UpkeepEvery);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Raised with each stream, and up to where, once everything up to there is gone.</summary>
    public event Action<string, long>? Deleted;

    /// <summary>There is something to delete.</summary>
    public void Begin() => _signs.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await _again.DisposeAsync();
        await _stop.CancelAsync();
        _signs.Writer.TryComplete();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _signs.Reader.WaitToReadAsync())
        {
            _signs.Reader.TryRead(out _);
            foreach (var stream in _catalog.Deleted)
            {
                await DeleteAsync(stream.Name, stream.DeletedUpTo);
            }
        }
    }

    private async Task DeleteAsync(string stream, long upTo)
    {
        if (await _trimmer.RemoveAsync(stream, () => _retention.RemoveNext(stream, upTo), _stop.Token) is null
            && await _trimmer.ForgetAsync(() => _retention.ForgetKeysOf(stream, upTo), _stop.Token) is null
            && _turn.Write(() => _table.EndDeletion(stream, upTo)) is null)
        {
            _catalog.EndDeletion(stream, upTo);
            Deleted?.Invoke(stream, upTo);
        }
    }
}
