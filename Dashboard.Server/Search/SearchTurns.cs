using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>Few searches run at the same time, few wait, and none for long: their cost is bounded together.</summary>
internal sealed class SearchTurns : IDisposable
{
    private readonly SearchOptions _options;
    private readonly TimeProvider _time;
    private readonly SearchMetrics _metrics;
    private readonly SemaphoreSlim _free;
    private int _waiting;

    public SearchTurns(IOptions<SearchOptions> options, TimeProvider time, SearchMetrics metrics)
    {
        _options = options.Value;
        _time = time;
        _metrics = metrics;
        _free = new SemaphoreSlim(_options.MaxAtOnce > 0 ? _options.MaxAtOnce : Math.Max(1, Environment.ProcessorCount / 2));
    }

    /// <summary>Runs a search when it is its turn; the token that it gets ends it at the time limit.</summary>
    /// <returns>What was found; null where too many others search.</returns>
    /// <exception cref="OperationCanceledException">Whoever asked has left.</exception>
    public async ValueTask<T?> RunAsync<T>(Func<CancellationToken, Task<T>> search, CancellationToken left)
        where T : class
    {
        var began = _time.GetTimestamp();
        using var limit = new CancellationTokenSource(_options.TimeLimit, _time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, left);
        if (!await TryEnterAsync(ends.Token))
        {
            left.ThrowIfCancellationRequested();
            return null;
        }

        try
        {
            // What reads files blocks: the thread that got the request is needed for the connections of others.
            return await Task.Run(() => search(ends.Token), left);
        }
        finally
        {
            _free.Release();
            _metrics.Searched(_time.GetElapsedTime(began));
        }
    }

    public void Dispose() => _free.Dispose();

    private async ValueTask<bool> TryEnterAsync(CancellationToken ends)
    {
        if (_free.Wait(0, CancellationToken.None))
        {
            return true;
        }

        try
        {
            if (Interlocked.Increment(ref _waiting) > _options.MaxWaiting)
            {
                return false;
            }

            await _free.WaitAsync(ends);
            return true;
        }
        catch (OperationCanceledException)
        {
            // The time limit, or the client left: the caller knows which.
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
