using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Watches this server's own two paths from its start to its end. Whatever fails here, the server goes on.</summary>
internal sealed partial class PathMonitor(
    MonitorSettings settings, PathWatchBoard board, WatchChanges changes, PathMonitorEdges edges) : BackgroundService
{
    /// <summary>A watch that failed by a mistake of its own begins anew, and not in a circle.</summary>
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Options.Enabled)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, edges.Lifetime.ApplicationStopping);
        try
        {
            await StartedAsync(limit.Token);
            while (settings.Paths is not null)
            {
                await WatchAsync(limit.Token);
                await Task.Delay(s_afterFailure, settings.Time, limit.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // The server stops, and its streams with it.
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var watcher = new PathWatcher(settings, settings.Paths!, edges.Metrics);
            using var pace = new PeriodicTimer(settings.LookEvery, settings.Time);
            var steady = new SteadyState(settings.Options.HoldFor, settings.Options.HoldLooks);
            while (await pace.WaitForNextTickAsync(cancellationToken))
            {
                Note(steady, watcher.Look());
                await changes.SendAsync(cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Nobody waits for this task, and a watch that is away must not take the server with it.
            Log.Failed(edges.Logger, failure);
        }
    }

    private void Note(SteadyState steady, WatchLook look)
    {
        var before = steady.Current;
        if (steady.Look(look.State, settings.Time.GetUtcNow()))
        {
            Log.Changed(edges.Logger, MonitorMetrics.WireName(before), MonitorMetrics.WireName(steady.Current), look.Verdict.Sentence);
            changes.Note(steady, look);
        }

        var shown = board.Current;
        var isCurrent = look.State == steady.Current || steady.Current is WatchState.Unknown;
        board.Show(new PathWatch(
            steady.Current,
            steady.Current == WatchState.Unknown ? shown.Since : steady.Since,
            isCurrent ? look.Verdict.Sentence : shown.Sentence,
            steady.Before,
            look.DirectP50Ms,
            look.ProxiedP50Ms)
        {
            RenewsEvery = settings.Options.Renew,
        });
    }

    /// <summary>The server does not wait for its watch: that one begins when the server listens.</summary>
    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = edges.Lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The proxied path was {Before} and is {Now}: {Sentence}")]
        public static partial void Changed(ILogger logger, string before, string now, string sentence);

        [LoggerMessage(2, LogLevel.Error, "The watch over the proxied path failed; it begins anew in a minute.")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
