namespace Dashboard.Client.Diagnostics.Comparison;

/// <summary>What a comparison amounts to, for whoever hears the page.</summary>
public static class ComparisonToneWords
{
    /// <summary>The tone in words.</summary>
    public static string InWords(this ComparisonTone tone) => tone switch
    {
        ComparisonTone.Waiting => "Not enough events yet.",
        ComparisonTone.Good => "Both paths deliver as it happens.",
        ComparisonTone.Trouble => "Something is wrong on one of the paths.",
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "Not a tone."),
    };
}
