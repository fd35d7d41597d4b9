using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Client.Diagnostics.Findings;

/// <summary>How grave and how sure a finding is, in signs and words.</summary>
public static class FindingWords
{
    /// <summary>The sign, which differs in form and not only in colour.</summary>
    public static string Sign(this FindingSeverity severity) => severity switch
    {
        FindingSeverity.Advice => "●",
        FindingSeverity.Risk => "▲",
        FindingSeverity.Fault => "■",
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "Not a severity."),
    };

    /// <summary>How far the evidence carries, as people say it.</summary>
    public static string InWords(this Certainty certainty) => certainty switch
    {
        Certainty.Possible => "possible: something else would fit as well",
        Certainty.Likely => "likely: the usual look-alikes do not fit",
        Certainty.Certain => "certain: every known look-alike is excluded",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, "Not a certainty."),
    };
}
