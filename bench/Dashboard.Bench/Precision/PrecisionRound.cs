namespace Dashboard.Bench.Precision;

/// <summary>Both measures of the same path at the same time.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Independent">On bare sockets.</param>
/// <param name="Diagnosis">By the server's own diagnosis.</param>
internal sealed record PrecisionRound(int Number, MeasuredDifference Independent, MeasuredDifference Diagnosis)
{
    /// <summary>By how much the two may differ, in milliseconds.</summary>
    public const double MostApartMs = 0.2;

    public const string Head = """
        | round | independent: events | p50 | noise | diagnosis: events | p50 | noise | apart | goal: at most 0.2 ms |
        | --- | --: | --: | --: | --: | --: | --: | --: | --- |
        """;

    public double ApartMs => Math.Abs(Diagnosis.P50Ms - Independent.P50Ms);

    public bool IsMet => ApartMs <= MostApartMs;

    public override string ToString() =>
        $"| {Number} | {Cells(Independent)} | {Cells(Diagnosis)} | {ApartMs:0.000} ms | {(IsMet ? "met" : "**missed**")} |";

    private static string Cells(MeasuredDifference one) => $"{one.Events} | {one.P50Ms:0.000} ms | {one.NoiseMs:0.00} ms";
}
