namespace Dashboard.Bench.Screen;

/// <summary>One line of the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure, with its unit.</param>
/// <param name="Goal">What it should be, in words; empty where nothing is asked of it.</param>
/// <param name="IsMet">Whether it is so; null where nothing is asked of it.</param>
internal sealed record ScreenFigure(string Name, string Value, string Goal = "", bool? IsMet = null)
{
    /// <summary>A figure that must not exceed a bound.</summary>
    public static ScreenFigure AtMost(string name, double value, double bound, string unit) =>
        new(name, $"{value:0.#} {unit}", $"at most {bound:0.#} {unit}", value <= bound);

    public override string ToString() => $"| {Name} | {Value} | {Goal} | {(IsMet is null ? "" : IsMet.Value ? "met" : "**missed**")} |";
}
