namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>
/// Everything that one diagnosis has seen, which is all that the rules know. Null, or missing in a list, where an
/// experiment was not done: a foreign target, a run that was stopped, or a step whose result would mean nothing.
/// </summary>
internal sealed record RunObservations
{
    /// <summary>Whether the target answers to probes, which makes experiments possible.</summary>
    public required bool IsOurs { get; init; }

    /// <summary>Whether the proxied address is <c>https</c>.</summary>
    public bool IsProxiedOverTls { get; init; }

    public EchoPair? Echo { get; init; }

    public IReadOnlyDictionary<StreamKind, StreamPair> Streams { get; init; } = new Dictionary<StreamKind, StreamPair>();

    public ResumePair? Resume { get; init; }

    /// <summary>The proxied address, asked a second time for the same stream without a Last-Event-ID.</summary>
    public StreamObservation? Again { get; init; }

    /// <summary>The handshake of a WebSocket at the address of the pages' circuits (RFC 6455, section 4.1).</summary>
    public ExchangePair? WebSocket { get; init; }

    public IReadOnlyList<StatusProbe> Statuses { get; init; } = [];

    public IReadOnlyList<PublishProbe> Publishes { get; init; } = [];

    public ParallelProbe? Parallel { get; init; }

    public DisconnectProbe? Disconnect { get; init; }

    public BufferRamp? Ramp { get; init; }

    public IdleProbe? Idle { get; init; }

    /// <summary>
    /// The longest time for which this process itself did not get to run during the diagnosis, in milliseconds: late
    /// ticks of a timer. Above <see cref="ThresholdMs"/>, delays may be its own.
    /// </summary>
    public double StarvedMs { get; init; }

    /// <summary>The p95 of the distance between two direct connections, in milliseconds; null with too few events.</summary>
    public double? NoiseMs { get; init; }

    /// <summary>
    /// How much longer the slowest direct answer to a stream took than the quickest one, in milliseconds: by so much a
    /// request may be late by chance, while this server or the application is busy. 0 with fewer than two answers.
    /// </summary>
    public double AnswersApartMs { get; init; }

    /// <summary>From which hold on an event counts as held back, in milliseconds: four times the noise, and at least 25.</summary>
    public double ThresholdMs => Math.Max(25, 4 * (NoiseMs ?? 0));

    public StreamPair? Stream(StreamKind kind) => Streams.GetValueOrDefault(kind);

    /// <summary>The pair that speaks for the target: the small events of our own, or what a foreign target streams.</summary>
    public StreamPair? Main => Stream(StreamKind.Small) ?? Stream(StreamKind.Target);
}
