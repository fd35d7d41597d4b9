using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>Diagnoses as they come out of real proxies, to be changed where a test needs it.</summary>
internal static class SampleDiagnoses
{
    /// <summary>An event every 200 ms, the first one second after the start.</summary>
    private const double IntervalMs = 200;

    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static DiagnosisTarget Own { get; } = new(
        DiagnosisTarget.OwnId, "This server", "http://127.0.0.1:5080/", "http://127.0.0.1:8080/", [], false);

    public static DiagnosisTarget Shop { get; } = new(
        "shop1", "Shop, production", "http://10.0.0.5:5080/sse/orders", "https://shop.example.org/sse/orders", ["Authorization"], true);

    public static Finding BlockBuffering { get; } = new(
        "block-buffering",
        FindingSeverity.Fault,
        Certainty.Certain,
        "nginx holds events back until 4 KB have gathered: 25 events arrived together after 5.20 s",
        "nginx collects the application's answer in a buffer and passes it on when the buffer is full. A stream of small events fills it slowly, so all of them wait for the last one that fits.",
        [
            new Evidence("Time to the headers", "0.90 ms", "5.20 s"),
            new Evidence("Events that one read brought", "1", "25"),
            new Evidence("Chunk lengths", "158", "3987, 4096, 4096"),
        ],
        [
            new LookAlike("Compression that gathers events", "a request without compression was held back just so"),
            new LookAlike("A rate limit", "the newest event of every release was fresh"),
        ],
        [
            new Fix("nginx", "in the location of the event streams", "location /sse {\n    proxy_pass http://127.0.0.1:5080;\n    proxy_buffering off;\n}", "Every event goes out when it comes. It costs nothing but memory of slow readers, which moves to the application."),
            new Fix("the application", "in the headers of every stream", "X-Accel-Buffering: no", "The application asks nginx not to buffer this one answer."),
        ],
        "The headers come within 50 ms, and every event in a read of its own.");

    /// <summary>What a healthy proxy shows.</summary>
    public static Diagnosis Healthy { get; } = Finished("healthy1", Own, Proxied(number => At(number) + 0.12, number => (int)number)) with
    {
        Difference = new PathStatistics(51, 0.12, 0.31, 0.9),
        Verdict = new Verdict(VerdictState.Healthy, "Both paths carry the streams alike: the proxy adds 0.12 ms (p50) to 51 events.", []),
    };

    /// <summary>Buffering: two releases of 25 events, and one event that is still in the buffer.</summary>
    public static Diagnosis Buffered { get; } = Finished("buffered1", Own, Proxied(
        number => At(number <= 25 ? 25 : 50) + 0.2,
        number => number <= 25 ? 1 : 2,
        count: 50) with { HeadersMs = 5_202, FirstByteMs = 5_202, FirstEventMs = 5_202, EventsPerRead = 25 }) with
    {
        Difference = new PathStatistics(50, 2_400, 4_800, 4_810),
        Verdict = new Verdict(VerdictState.Faulty, BlockBuffering.Title, [BlockBuffering]),
    };

    /// <summary>A diagnosis under way, of which three events have come, the last of them only directly.</summary>
    public static Diagnosis Running { get; } = Healthy with
    {
        Id = "running1",
        TookMs = null,
        Verdict = null,
        NoiseMs = null,
        Difference = new PathStatistics(2, 0.12, 0.2, 0.2),
        Lanes = [Direct(3), Proxied(number => At(number) + 0.12, number => (int)number, count: 2) with { End = null }],
        Experiments =
        [
            new ExperimentProgress("echo", "What reaches the application", ExperimentState.Done, "The same on both paths.", 2_000, 12),
            new ExperimentProgress("streams", "Streams side by side", ExperimentState.Running, null, 14_000, null),
            new ExperimentProgress("idle-timeout", "A silence, to find the idle timeout", ExperimentState.Waiting, null, 130_000, null),
        ],
    };

    public static DiagnosisLane Direct(int count = 51, PathName path = PathName.Direct) => new(
        path, "http://127.0.0.1:5080/sse/_diag/stream?kind=small", "1.1", 200, 0.3, null, 0.9, 1, 1_001,
        [new HeaderField("Content-Type", "text/event-stream"), new HeaderField("X-Accel-Buffering", "no"), new HeaderField("Date", "Sun, 22 Nov 2026 12:00:00 GMT")],
        [.. Enumerable.Range(1, count).Select(number => new LaneEvent(number, At(number), number, 158))],
        1, "ended by the probe");

    public static DiagnosisLane Proxied(Func<long, double> at, Func<long, int> read, int count = 51) => new(
        PathName.Proxied, "http://127.0.0.1:8080/sse/_diag/stream?kind=small", "1.1", 200, 0.4, null, 2.1, 2.2, 1_001,
        [new HeaderField("Server", "nginx"), new HeaderField("content-type", "text/event-stream"), new HeaderField("Date", "Sun, 22 Nov 2026 12:00:01 GMT")],
        [.. Enumerable.Range(1, count).Select(number => new LaneEvent(number, at(number), read(number), 158))],
        1, "ended by the probe");

    public static Diagnosis Finished(string id, DiagnosisTarget target, DiagnosisLane proxied) => new(
        id, target, Vantage.Server, Noon, 18_200,
        [
            new ExperimentProgress("echo", "What reaches the application", ExperimentState.Done, "The same on both paths.", 2_000, 12),
            new ExperimentProgress("streams", "Streams side by side", ExperimentState.Done, "51 events on each.", 14_000, 12_010),
            new ExperimentProgress("idle-timeout", "A silence, to find the idle timeout", ExperimentState.Skipped, "Not asked for: it takes minutes.", 130_000, null),
        ],
        [Direct(), Direct(path: PathName.Control), proxied],
        PathStatistics.Empty, 0.35, 25, null);

    private static double At(long number) => 1_000 + (number - 1) * IntervalMs;
}
