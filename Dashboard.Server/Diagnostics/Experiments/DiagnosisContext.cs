using System.Security.Cryptography;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>What the experiments of one run share: the connections, the target, and what has been seen so far.</summary>
internal sealed class DiagnosisContext(WireSession wire, ProbePaths paths, RunOptions options, TimeProvider time)
{
    /// <summary>Short against what people notice, long against what it costs to look.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private RunObservations _seen = new() { IsOurs = false, IsProxiedOverTls = paths.IsProxiedOverTls };
    private LivePair? _live;

    /// <summary>Names this run to the application, so that all its connections read the same events.</summary>
    public string Session { get; } = Nonce(5);

    public ProbePaths Paths => paths;

    public TimeProvider Time => time;

    /// <summary>Milliseconds since the run began, on the clock of all observations.</summary>
    public double NowMs => wire.NowMs;

    /// <summary>What has been seen so far. It never changes after it was handed out.</summary>
    public RunObservations Seen => Volatile.Read(ref _seen);

    /// <summary>The connections that the picture shows while they are read; null before and after.</summary>
    public LivePair? Live
    {
        get => Volatile.Read(ref _live);
        set => Volatile.Write(ref _live, value);
    }

    public static string Nonce(int bytes = 8) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    public void Note(Func<RunObservations, RunObservations> add)
    {
        lock (_lock)
        {
            Volatile.Write(ref _seen, add(_seen));
        }
    }

    /// <summary>Opens a probe stream.</summary>
    /// <param name="path">The way to take.</param>
    /// <param name="stream">What the application is asked for.</param>
    /// <param name="lastEventId">The event to go on behind; null for a first connection.</param>
    public IWireStream Open(PathName path, ProbeStream stream, string? lastEventId = null) =>
        wire.Open(paths.StreamRequest(path, stream, Session, lastEventId));

    /// <summary>Opens the stream of the target itself.</summary>
    public IWireStream OpenTarget(PathName path) => wire.Open(paths.TargetRequest(path));

    /// <summary>Asks once, for at most the time that a single request may take.</summary>
    public Task<ExchangeObservation> AskAsync(WireRequest request, CancellationToken cancellationToken) => wire.ExchangeAsync(
        request with { Limits = request.Limits with { Connect = options.Exchange, Answer = options.Exchange, Exchange = options.Exchange } },
        cancellationToken);

    /// <summary>Asks the same on both paths, one after the other, so that neither waits for the other.</summary>
    public async Task<ExchangePair> AskBothAsync(Func<PathName, WireRequest> request, CancellationToken cancellationToken) => new(
        await AskAsync(request(PathName.Direct), cancellationToken),
        await AskAsync(request(PathName.Proxied), cancellationToken));

    /// <summary>Waits for a state; false where it did not come in time.</summary>
    public async Task<bool> UntilAsync(Func<bool> state, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (!state())
        {
            if (time.GetElapsedTime(started) >= atMost)
            {
                return false;
            }

            await Task.Delay(s_look, time, cancellationToken);
        }

        return true;
    }

    public Task WaitAsync(TimeSpan duration, CancellationToken cancellationToken) => Task.Delay(duration, time, cancellationToken);
}
