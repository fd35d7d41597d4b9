namespace Dashboard.Client.Diagnostics.Comparison;

/// <summary>A figure on a card.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Its value, as people read it.</param>
/// <param name="Bad">Whether it stands out.</param>
public sealed record Figure(string Label, string Value, bool Bad = false)
{
    /// <summary>Stands for a value that there is not.</summary>
    public const string None = "–";
}
