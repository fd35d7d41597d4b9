using System.Globalization;
using System.Runtime.InteropServices;

namespace Dashboard.Bench.Results;

/// <summary>The least, the middle and the greatest of the rounds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spread(double Min, double Median, double Max, int Count)
{
    public static Spread? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0
            ? null
            : new Spread(sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1], sorted.Length);
    }

    /// <summary>As a cell of the table, such as <c>7.9 / **8.1** / 9.0</c>.</summary>
    public string Text(int decimals) => Count == 1
        ? $"**{Number(Median, decimals)}**"
        : $"{Number(Min, decimals)} / **{Number(Median, decimals)}** / {Number(Max, decimals)}";

    public static string Number(double value, int decimals) => value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
}
