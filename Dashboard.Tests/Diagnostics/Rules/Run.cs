using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Whole runs as the rules get them: a healthy one, and changes to it.</summary>
internal static class Run
{
    public static readonly StreamKind[] Kinds =
        [StreamKind.Small, StreamKind.Uncompressed, StreamKind.Unbuffered, StreamKind.Fast, StreamKind.Large, StreamKind.Idle];

    private static readonly HeaderField[] s_sent =
    [
        new("Host", "127.0.0.1:8080"), new("Last-Event-ID", "s-3"), new("Authorization", "sha256:1111"), new("Cookie", "sha256:2222"), new(ProbeHeaders.Custom, "c1"),
    ];

    /// <summary>All experiments behind a good nginx.</summary>
    public static RunObservations Healthy(int seed = 1, double noiseMs = 0.3) => Through(_ => events => events.Late(_ => 0.1), seed, noiseMs);

    /// <summary>All experiments behind a proxy that does something to the streams of some kinds.</summary>
    public static RunObservations Through(Func<StreamKind, Func<Arrival[], IEnumerable<Arrival>>> of, int seed = 1, double noiseMs = 0.3)
    {
        var random = new Random(seed);
        var streams = Kinds.ToDictionary(kind => kind, kind => Pair(kind, of(kind), random, noiseMs));
        return new RunObservations
        {
            IsOurs = true,
            Echo = Echo(),
            Streams = streams,
            Resume = Resume(0, 0),
            Again = Wire.Stream(Proxy.Written(200, 100), sentOffsetMs: 0),
            WebSocket = new ExchangePair(Wire.Exchange(101, false), Wire.Exchange(101, false)),
            Statuses = [.. ((int[])[401, 404, 503]).Select(code => new StatusProbe(code, new ExchangePair(Wire.Exchange(code), Wire.Exchange(code))))],
            Publishes = [Publish(200), Publish(60_000), Publish(1_500_000, proxied: Wire.Exchange(413, false))],
            Parallel = new ParallelProbe([.. Enumerable.Range(0, 12).Select(_ => Wire.Stream(Proxy.Written(200, 100)))], null, null),
            Disconnect = new DisconnectProbe(0.4, 0.6, 1200),
            StarvedMs = 4,
            NoiseMs = noiseMs,
        };
    }

    public static RunObservations With(this RunObservations run, StreamKind kind, Func<StreamPair, StreamPair> change) => run with
    {
        Streams = run.Streams.ToDictionary(one => one.Key, one => one.Key == kind ? change(one.Value) : one.Value),
    };

    /// <summary>The same answer of the proxy to every stream, and another to short requests.</summary>
    public static RunObservations Answering(StreamObservation stream, ExchangeObservation? echo = null)
    {
        var healthy = Healthy();
        return healthy with
        {
            Streams = healthy.Streams.ToDictionary(one => one.Key, one => new StreamPair(one.Value.IntervalMs, one.Value.Direct, stream, one.Value.Control)),
            Echo = Echo() with { Proxied = echo ?? Wire.Exchange(200), ProxiedSaw = echo is null ? Echo().ProxiedSaw : null },
            Parallel = null, Resume = null, Again = null, Disconnect = null,
        };
    }

    /// <summary>The echo, with what the application sees through the proxy.</summary>
    public static EchoPair Echo(Func<HeaderField, HeaderField?>? header = null, string target = "/sse/_diag/echo?a=1", string version = "1.1") => new(
        s_sent,
        "?a=1",
        Wire.Exchange(200) with { Url = "http://127.0.0.1:5080/sse/_diag/echo?a=1" },
        Wire.Exchange(200),
        new EchoReport("GET", "/sse/_diag/echo?a=1", "1.1", s_sent),
        new EchoReport("GET", target, version, [.. s_sent.Select(field => header is null ? field : header(field)).OfType<HeaderField>()]));

    public static ResumePair Resume(int missing, int doubled)
    {
        var direct = new ResumeObservation(10, [11, 12, 13, 14], Wire.Stream([]));
        return new ResumePair(direct, direct with
        {
            Numbers = missing > 0 ? [11 + missing, 12 + missing] : [.. Enumerable.Range(11 - doubled, doubled + 4).Select(n => (long)n)],
        });
    }

    public static PublishProbe Publish(int bytes, ExchangeObservation? proxied = null, int received = 1) =>
        new(bytes, new ExchangePair(Wire.Exchange(200), proxied ?? Wire.Exchange(200)), received);

    /// <summary>A foreign target: one stream, whose rhythm nobody knows.</summary>
    public static RunObservations Foreign(Func<Arrival[], IEnumerable<Arrival>> through)
    {
        var pair = Proxy.Pair(200, 100, through);
        return new RunObservations
        {
            IsOurs = false,
            Streams = new Dictionary<StreamKind, StreamPair>
            {
                [StreamKind.Target] = new(null, Unmarked(pair.Direct), Unmarked(pair.Proxied), Unmarked(pair.Control!)),
            },
            NoiseMs = 0.3,
        };
    }

    /// <summary>The headers of the proxied streams so long after the request, in milliseconds.</summary>
    public static RunObservations HeadersAt(RunObservations run, double ms, params StreamKind[] except) => run with
    {
        Streams = run.Streams.ToDictionary(
            one => one.Key,
            one => except.Contains(one.Key)
                ? one.Value
                : new StreamPair(one.Value.IntervalMs, one.Value.Direct, one.Value.Proxied with { HeadersAtMs = Wire.RequestMs + ms }, one.Value.Control)),
    };

    private static StreamObservation Unmarked(StreamObservation stream) =>
        stream with { Headers = [.. stream.Headers.Where(field => field.Name != ProbeHeaders.Marker)] };

    private static StreamPair Pair(StreamKind kind, Func<Arrival[], IEnumerable<Arrival>> through, Random random, double noiseMs) => kind switch
    {
        StreamKind.Fast => Proxy.Pair(40, 1000, through, random, noiseMs),
        StreamKind.Large => Proxy.Pair(250, 6000, through, random, noiseMs),
        StreamKind.Idle => Proxy.Pair(200, 100, events => through([.. events.Take(8)]), random, noiseMs) is var pair
            ? new StreamPair(200, Cut(pair.Direct), pair.Proxied, Cut(pair.Control!))
            : throw new InvalidOperationException(),
        _ => Proxy.Pair(200, 100, through, random, noiseMs),
    };

    private static StreamObservation Cut(StreamObservation stream) => stream with { Events = [.. stream.Events.Take(8)] };
}
