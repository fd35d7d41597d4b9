using System.Collections.Immutable;
using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>The broken proxies that run: a few at once, each for some minutes, and none without this server.</summary>
internal sealed partial class LabBench(LabNginx nginx, IOptions<LabOptions> options, TimeProvider time, ILogger<LabBench> logger)
    : ILab, IHostedService, IDisposable
{
    /// <summary>One start or stop at a time; who only looks does not wait.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    private volatile ImmutableList<Place> _places = [];
    private bool _stopped;

    public LabState Current => new(nginx.Unavailable, options.Value.MostRunning, nginx.Faults, [.. _places.Select(place => place.Run)]);

    /// <summary>Starts a fault; one that runs already goes on as it is.</summary>
    public async Task<LabStart> StartAsync(string name, CancellationToken cancellationToken)
    {
        if (nginx.Faults.FirstOrDefault(fault => fault.Name == name) is not { } fault)
        {
            return LabStart.Refused(LabRefusal.Unknown, "There is no such fault; GET /api/diagnostics/lab lists their names.");
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _places.Find(place => place.Run.Name == name) is { } place
                ? new LabStart(place.Run, RanBefore: true)
                : Refusal() ?? await StartAsync(fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends a fault, and waits until it is gone; false where it does not run.</summary>
    public async Task<bool> StopAsync(string name)
    {
        await _turn.WaitAsync();
        try
        {
            return _places.Find(place => place.Run.Name == name) is { } place && await EndAsync(place);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Also when the time to stop is over: no nginx stays behind. A start that is under way is bounded by its own time.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            _stopped = true;
            await Task.WhenAll(_places.Select(place => EndAsync(place)));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private LabStart? Refusal() => nginx.Unavailable switch
    {
        { } reason => LabStart.Refused(LabRefusal.Unavailable, reason),
        _ when _stopped => LabStart.Refused(LabRefusal.Unavailable, "The server is stopping."),
        _ when _places.Count >= options.Value.MostRunning => LabStart.Refused(
            LabRefusal.Full,
            $"{string.Join(" and ", _places.Select(place => place.Run.Name))} {(_places.Count == 1 ? "runs" : "run")} already, and Diagnostics:Lab:MostRunning is {options.Value.MostRunning}. Stop one first."),
        _ => null,
    };

    private async Task<LabStart> StartAsync(LabFault fault)
    {
        var (proxy, url, words) = await nginx.StartAsync(fault);
        if (proxy is null)
        {
            Log.Failed(logger, fault.Name, words!);
            return LabStart.Refused(LabRefusal.Failed, $"nginx did not start: {words}");
        }

        var now = time.GetUtcNow();
        var run = new LabRun(fault.Name, nginx.Direct.ToString(), url!.ToString(), now, now + options.Value.EndAfter);
        var end = time.CreateTimer(_ => _ = StopAsync(run.Name), null, options.Value.EndAfter, Timeout.InfiniteTimeSpan);
        var place = new Place(run, proxy, end);
        _places = _places.Add(place);
        _ = WatchAsync(place);
        Log.Started(logger, fault.Name, run.ProxiedUrl, run.EndsAt);
        return new LabStart(run);
    }

    /// <summary>Clears a place whose nginx has ended by itself; one that was ended has left its place before.</summary>
    private async Task WatchAsync(Place place)
    {
        await place.Proxy.Ended;
        if (_places.Contains(place))
        {
            await StopAsync(place.Run.Name);
        }
    }

    private async Task<bool> EndAsync(Place place)
    {
        _places = _places.Remove(place);
        await place.End.DisposeAsync();
        await place.Proxy.StopAsync(time);
        Log.Ended(logger, place.Run.Name);
        return true;
    }

    private sealed record Place(LabRun Run, LabProxy Proxy, ITimer End);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The broken proxy {Name} listens at {Url}, until {EndsAt}.")]
        public static partial void Started(ILogger logger, string name, string url, DateTimeOffset endsAt);

        [LoggerMessage(2, LogLevel.Information, "The broken proxy {Name} has ended.")]
        public static partial void Ended(ILogger logger, string name);

        [LoggerMessage(3, LogLevel.Warning, "The broken proxy {Name} did not start: {Words}")]
        public static partial void Failed(ILogger logger, string name, string words);
    }
}
