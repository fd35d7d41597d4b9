using System.Text.Json;

namespace Dashboard.Bench.Load;

/// <summary>What the load generator printed.</summary>
internal sealed record LoadReport
{
    private static readonly JsonSerializerOptions s_format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Error { get; init; } = "";

    public long Lost { get; init; }

    public long Duplicated { get; init; }

    public long OutOfOrder { get; init; }

    public long Rejected { get; init; }

    public long Closed { get; init; }

    public long PublishErrors { get; init; }

    public double PublishedPerS { get; init; }

    public double DeliveredPerS { get; init; }

    public LoadLatency? LatencyUs { get; init; }

    public LoadLatency? ToLastUs { get; init; }

    public LoadLatency? AckUs { get; init; }

    public LoadServer? Server { get; init; }

    public LoadRestart? Restart { get; init; }

    public double OtherCpuS { get; init; }

    public double StealS { get; init; }

    public double PhaseS { get; init; }

    /// <exception cref="BenchException">It is no report.</exception>
    public static LoadReport Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LoadReport>(line, s_format) ?? throw new BenchException("the load generator printed nothing.");
        }
        catch (JsonException error)
        {
            throw new BenchException($"the load generator's report cannot be read: {error.Message}");
        }
    }

    /// <summary>The part of all processors' time that neither the server nor the generator used; 0 where the phase is too short to tell.</summary>
    public double Noise(int processors) => PhaseS < 0.2 ? 0 : Math.Max(0, (OtherCpuS + StealS) / (PhaseS * processors));
}
