using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Search;

/// <summary>
/// Follows the log and keeps the index, on a thread of its own. Publishers never wait for it: all that their path does is
/// to say that there is something. What it has not reached yet, searches read from the log.
/// </summary>
internal sealed partial class Indexer(
    IEventLog log, IndexFile file, IndexPace pace, IOptions<SearchOptions> options, ILogger<Indexer> logger) : IHostedService, IDisposable
{
    /// <summary>Positions between two lines about a long catch-up.</summary>
    private const long ReportEvery = 100_000;

    /// <summary>Reserved streams are for tests of the server itself; nobody searches in them.</summary>
    private static readonly StreamScope s_indexed = new([StreamName.All]);

    private readonly ManualResetEventSlim _news = new(initialState: true);
    private readonly CancellationTokenSource _stop = new();
    private Thread? _thread;
    private ITimer? _forgetting;
    private volatile bool _forget;
    private long _reported;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.Appended += Wake;
        _forgetting = pace.WhenToForget(() =>
        {
            _forget = true;
            _news.Set();
        });
        _thread = new Thread(Run) { IsBackground = true, Name = "Search index" };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Stop();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // A server whose start fails is disposed without a stop.
        Stop();
        _forgetting?.Dispose();
        _stop.Dispose();
        _news.Dispose();
    }

    private void Stop()
    {
        log.Appended -= Wake;
        _stop.Cancel();
        _thread?.Join();
    }

    private void Wake(IReadOnlyList<LogEntry> batch) => _news.Set();

    private void Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Follow();
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                // The server stops; what is missing is indexed after its next start.
            }
            catch (NotSupportedException foreign)
            {
                Log.Foreign(logger, foreign.Message);
                return;
            }
            catch (Exception failure)
            {
                // The index can be made again from the log at any time, and searches do without it meanwhile.
                Fail(failure);
                pace.WaitForRetry(_stop.Token);
            }
        }
    }

    private void Fail(Exception failure)
    {
        if (IndexFile.IsDamage(failure))
        {
            file.GiveUp();
        }

        Log.Failed(logger, file.Path, failure);
    }

    /// <summary>Until the server stops, or the file cannot be used any more.</summary>
    private void Follow()
    {
        var (connection, whyNew) = file.OpenForWriting(log.Bounds, _stop.Token);
        using (connection)
        using (var index = new IndexWriter(connection))
        {
            if (whyNew is not null)
            {
                Log.Rebuilding(logger, file.Path, whyNew, log.Bounds.Last);
            }

            _reported = index.UpTo;
            while (!_stop.IsCancellationRequested && file.Usable)
            {
                var began = pace.Now;
                if (AddNext(index) || ForgetNext(index))
                {
                    pace.Rest(began, _stop.Token);
                }
                else
                {
                    WaitForNews();
                }
            }
        }
    }

    private void WaitForNews()
    {
        _news.Wait(_stop.Token);
        pace.Gather(_stop.Token);
        _news.Reset();
    }

    /// <summary>Indexes what follows; false where nothing does.</summary>
    private bool AddNext(IndexWriter index)
    {
        var head = log.Bounds.Last;
        if (index.UpTo >= head)
        {
            return false;
        }

        var entries = log.ReadAfterAsync(index.UpTo, s_indexed, options.Value.MaxBatch, _stop.Token).AsTask().GetAwaiter().GetResult().Entries;

        // An empty page has seen everything up to the head that was noted before it was read.
        index.Add(entries, entries.Count > 0 ? entries[^1].Position : head);
        file.UpTo = index.UpTo;
        Report(index.UpTo, head);
        return true;
    }

    /// <summary>Removes some of what retention has removed from the log; false where nothing is due.</summary>
    private bool ForgetNext(IndexWriter index)
    {
        if (!_forget)
        {
            return false;
        }

        foreach (var stream in index.ReadStreams())
        {
            var trimmed = log.TrimmedAfterAsync(0, new StreamScope([stream]), _stop.Token).AsTask().GetAwaiter().GetResult();

            // What is newer than the index is none of its business yet.
            if (index.Forget(stream, trimmed.Oldest ?? index.UpTo + 1, options.Value.MaxBatch) > 0)
            {
                return true;
            }
        }

        _forget = false;
        return false;
    }

    private void Report(long upTo, long head)
    {
        if (upTo - _reported >= ReportEvery)
        {
            _reported = upTo;
            Log.Progress(logger, upTo, head);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The search index {Path} is made from the log, because {Reason}; the log ends at position {Last}.")]
        public static partial void Rebuilding(ILogger logger, string path, string reason, long last);

        [LoggerMessage(2, LogLevel.Information, "The search index has reached position {UpTo} of {Last}.")]
        public static partial void Progress(ILogger logger, long upTo, long last);

        [LoggerMessage(3, LogLevel.Warning, "The search index {Path} could not be kept; searches read the log itself meanwhile. It is tried again.")]
        public static partial void Failed(ILogger logger, string path, Exception failure);

        [LoggerMessage(4, LogLevel.Error, "There is no search index: {Reason} Searches read the log itself. Move that file away and start again.")]
        public static partial void Foreign(ILogger logger, string reason);
    }
}
