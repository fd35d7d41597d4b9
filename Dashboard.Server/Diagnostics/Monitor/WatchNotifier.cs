using System.Text.Json;
using Dashboard.Server.Diagnostics.Experiments;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>Tells changes of the verdict: the latest one only, never two within a minute, and none for ever.</summary>
internal sealed partial class WatchNotifier(FrontDoor door, IOptions<MonitorOptions> options, TimeProvider time, ILogger<WatchNotifier> logger)
{
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1);

    private WatchNotification? _waiting;
    private string _attemptsOf = "";
    private int _attempts;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private bool? _isFiring;

    /// <summary>This is what there is to tell now; what was not told before it is not told any more.</summary>
    public void Tell(WatchNotification notification)
    {
        _waiting = notification;
        _attemptsOf = $"watch-{DiagnosisContext.Nonce()}";
        _attempts = 0;
    }

    /// <summary>Publishes what waits, if its time has come. What fails is tried again at a later call, some times.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_waiting is not { } waiting || time.GetUtcNow() < _notBefore)
        {
            return;
        }

        try
        {
            // Only what was told can be resolved, and a server that restarts meanwhile still has to say so.
            _isFiring ??= await door.WasFiringAsync(cancellationToken);
            if (waiting.IsFiring || _isFiring.Value)
            {
                await door.PublishAsync(waiting, _attemptsOf, cancellationToken);
                _notBefore = time.GetUtcNow() + options.Value.NotifyAtMostEvery;
            }

            _isFiring = waiting.IsFiring;
            _waiting = null;
        }
        catch (Exception failure) when (IsRefusal(failure) && !cancellationToken.IsCancellationRequested)
        {
            Retry(failure);
        }
    }

    private static bool IsRefusal(Exception failure) => failure is HttpRequestException or OperationCanceledException or JsonException;

    private void Retry(Exception failure)
    {
        _attempts++;
        _notBefore = time.GetUtcNow() + (s_firstRetry * Math.Pow(2, _attempts));
        if (_attempts >= options.Value.NotifyAttempts)
        {
            Log.GivenUp(logger, _waiting!.Title, _attempts, failure.Message);
            _waiting = null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The notification \"{Title}\" was not published after {Attempts} attempts (Diagnostics:Monitor:NotifyAttempts): {Reason}")]
        public static partial void GivenUp(ILogger logger, string title, int attempts, string reason);
    }
}
