namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>How far the evidence carries a finding.</summary>
public enum Certainty
{
    /// <summary>It fits what was seen; something else would fit as well.</summary>
    Possible,

    /// <summary>It fits, and the usual look-alikes do not.</summary>
    Likely,

    /// <summary>An experiment told it apart from every look-alike that is known.</summary>
    Certain,
}
