using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Support;

/// <summary>Comparisons of two paths, to be changed where a test needs it.</summary>
internal static class Comparisons
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static PathLane Direct { get; } = new(
        "http://127.0.0.1:5080/sse?stream=*", FeedState.Live, null, 1.5, null, 300, 0, new PathStatistics(20, 0.8, 1.2, 3), 1);

    public static PathLane Proxied { get; } = new(
        "http://127.0.0.1:8080/sse?stream=*", FeedState.Live, null, 2.5, null, 400, 0, new PathStatistics(20, 0.9, 1.5, 4), 1);

    /// <summary>Both paths are well, and the proxy costs as much as can be measured.</summary>
    public static PathComparison Healthy { get; } = new(
        Noon, ["*"], Direct, Proxied, new PathStatistics(20, 0.12, 0.3, 0.9), 0.05, 0, 0, []);

    /// <summary>Both paths are well, and no event came yet.</summary>
    public static PathComparison Waiting { get; } = Healthy with
    {
        Difference = PathStatistics.Empty,
        NoiseMs = null,
        Direct = Direct with { Latency = PathStatistics.Empty, EventsPerRead = 0 },
        Proxied = Proxied with { Latency = PathStatistics.Empty, EventsPerRead = 0 },
    };

    /// <summary>An event that came on both paths.</summary>
    public static PathSample Sample(long sequence, double direct = 0.8, double proxied = 0.9) => new(
        sequence, $"a-{sequence}", "ops", $"event {sequence}", Noon.AddMilliseconds(sequence),
        new PathArrival(direct, sequence, 1), new PathArrival(proxied, sequence, 1), null);

    /// <summary>An event that came directly and is still missing behind the proxy.</summary>
    public static PathSample Held(long sequence, double held) => Sample(sequence) with { Proxied = null, HeldMs = held };
}
