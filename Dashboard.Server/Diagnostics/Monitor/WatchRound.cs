using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>The streams of some minutes, until all are opened anew.</summary>
internal sealed class WatchRound : IDisposable
{
    private readonly MonitorSettings _settings;
    private readonly MonitorMetrics _metrics;
    private readonly DiagnosisContext _context;
    private readonly Dictionary<StreamKind, WatchedPair> _pairs;
    private readonly double _startedMs;
    private readonly CancellationTokenSource _over = new();
    private Task _asked = Task.CompletedTask;
    private bool _hasAsked;

    public WatchRound(MonitorSettings settings, WireSession wire, ProbePaths paths, MonitorMetrics metrics)
    {
        _settings = settings;
        _metrics = metrics;
        _context = new DiagnosisContext(wire, paths, settings.Run, settings.Time);
        _context.Note(seen => seen with { IsOurs = true });
        _startedMs = wire.NowMs;
        _pairs = WatchStreams.Of(settings.Options).ToDictionary(
            one => one.Kind, one => new WatchedPair(_context, one.Stream, isControlled: one.Kind == StreamKind.Small, metrics));
    }

    /// <summary>How old it is, in milliseconds.</summary>
    public double AgeMs => _context.NowMs - _startedMs;

    /// <summary>Whether new streams have to be opened.</summary>
    public bool IsOver => AgeMs > _settings.Options.Renew.TotalMilliseconds || _pairs.Values.Any(pair => pair.IsOver);

    /// <summary>Looks at all streams, and opens again what has ended.</summary>
    public RunObservations Look(CutMemory cuts, double starvedMs)
    {
        foreach (var (kind, pair) in _pairs)
        {
            if (pair.Reopen(_context.NowMs - _settings.Options.ReopenAfter.TotalMilliseconds) is { } ended && kind == StreamKind.Small)
            {
                cuts.Note(ended);
                _hasAsked = false;
            }

            pair.Look();
        }

        Ask();
        return Seen(cuts, starvedMs);
    }

    public void Dispose()
    {
        _over.Cancel();
        foreach (var pair in _pairs.Values)
        {
            pair.Close();
        }

        // Its token is only waited for by a request that ends with it.
        _ = _asked.ContinueWith(_ => _over.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>
    /// With each new connection what a stream alone cannot tell: one short request on both paths, to see who drops headers,
    /// and a stream of two seconds that is left and taken up again.
    /// </summary>
    private void Ask()
    {
        if (!_hasAsked && _asked.IsCompleted && _pairs[StreamKind.Small].Seen is not null)
        {
            _hasAsked = true;
            _asked = AskAsync();
        }
    }

    private async Task AskAsync()
    {
        try
        {
            await new EchoExperiment(_settings.Run).RunAsync(_context, _over.Token);
            await ResumeAsync();
        }
        catch (OperationCanceledException)
        {
            // The round is over; the next one asks again.
        }
    }

    /// <summary>Twice where the first did not go well: a proxy that was restarted just then says nothing about itself.</summary>
    private async Task ResumeAsync()
    {
        var experiment = new ResumeExperiment();
        await experiment.RunAsync(_context, _over.Token);
        if (_context.Seen.Resume?.Proxied is { Missing: > 0 } or { Doubled: > 0 })
        {
            _context.Note(seen => seen with { Resume = null });
            await experiment.RunAsync(_context, _over.Token);
        }

        if (_context.Seen.Resume is { } resume)
        {
            _metrics.Resumed(PathName.Direct, resume.Direct);
            _metrics.Resumed(PathName.Proxied, resume.Proxied);
        }
    }

    private RunObservations Seen(CutMemory cuts, double starvedMs)
    {
        var streams = _pairs
            .Where(one => one.Value.Seen is not null)
            .ToDictionary(one => one.Key, one => WatchWindow.Of(one.Value.Seen!, _settings.Options.WindowEvents));
        var noise = Noise.Of(streams.GetValueOrDefault(StreamKind.Small));
        if (cuts.Recurring(_context.NowMs) is { } cut)
        {
            streams[StreamKind.Small] = cut;
        }

        return _context.Seen with { IsOurs = true, Streams = streams, NoiseMs = noise, StarvedMs = starvedMs };
    }
}
