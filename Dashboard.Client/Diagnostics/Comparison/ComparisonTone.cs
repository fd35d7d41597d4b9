namespace Dashboard.Client.Diagnostics.Comparison;

/// <summary>How the sentence about a comparison looks.</summary>
public enum ComparisonTone
{
    /// <summary>There is not enough to say anything yet.</summary>
    Waiting,

    /// <summary>Both paths are as they should be.</summary>
    Good,

    /// <summary>Something is wrong.</summary>
    Trouble,
}
