using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Support;

/// <summary>A diagnosis with something in each of its fields, to change with <c>with</c>.</summary>
internal static class SampleDiagnosis
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static readonly DiagnosisTarget Target = new(
        "0123456789ab", "Deploys", "http://10.0.0.5:5080/sse", "https://app.example.org/sse", ["Authorization"], AcceptsAnyCertificate: false);

    public static readonly Finding Buffering = new(
        "block-buffering",
        FindingSeverity.Fault,
        Certainty.Certain,
        "nginx holds events back until 4096 bytes have gathered.",
        "The proxy reads the answer into buffers, and passes on whole ones.",
        [new Evidence("Time to the headers", "0.9 ms", "5202 ms")],
        [new LookAlike("compression that gathers events", "a request without compression was held just so")],
        [new Fix("nginx", "in the location of the event streams", "proxy_buffering off;", "Each event is passed on as it comes."), new Fix("HAProxy", "in the backend", "option http-no-delay", "It sends at once.")],
        "Test again: one event per read.");

    public static Diagnosis Of(string id, DiagnosisTarget? target = null, params Finding[] findings) => new(
        id,
        target ?? Target,
        Vantage.Server,
        Noon,
        15_250,
        [new ExperimentProgress("streams", "Streams side by side", ExperimentState.Done, "59 events on each", 12_000, 12_001.5)],
        [Lane(PathName.Direct, 0.9), Lane(PathName.Control, 1.1), Lane(PathName.Proxied, 5_202)],
        new PathStatistics(59, 2_400, 5_100.4, 5_202),
        0.31,
        25,
        new Verdict(
            findings.Length > 0 ? VerdictState.Faulty : VerdictState.Healthy,
            findings.Length > 0 ? findings[0].Title : "Both paths carry the streams alike.",
            findings));

    public static DiagnosisLane Lane(PathName path, double headersMs) => new(
        path, "http://10.0.0.5:5080/sse/_diag/stream", "1.1", 200, 0.2, null, headersMs, headersMs + 0.1, headersMs + 200,
        [new HeaderField("Content-Type", "text/event-stream"), new HeaderField("Date", path.ToString())],
        [new LaneEvent(1, 200.5, 1, 100), new LaneEvent(2, 400.5, 2, 100)],
        1,
        null);
}
