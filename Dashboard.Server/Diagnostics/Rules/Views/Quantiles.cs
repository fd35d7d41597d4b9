namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Nearest-rank quantiles of some values, in the unit of the values; all 0 where there are none.</summary>
internal sealed class Quantiles
{
    private readonly double[] _sorted;

    public Quantiles(IEnumerable<double> values) => _sorted = [.. values.Order()];

    public double P10 => At(0.10);

    public double P50 => At(0.50);

    public double P90 => At(0.90);

    public double Max => _sorted.Length == 0 ? 0 : _sorted[^1];

    /// <summary>The width of the middle four fifths.</summary>
    public double Spread => P90 - P10;

    /// <summary>The value that this share of the values does not exceed.</summary>
    /// <param name="share">From 0 to 1.</param>
    public double At(double share) =>
        _sorted.Length == 0 ? 0 : _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)];
}
