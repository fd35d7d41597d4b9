namespace Dashboard.Client.Diagnostics.Figures;

/// <summary>What became of a header field on its way through the proxy.</summary>
public enum HeaderChange
{
    /// <summary>The same on both paths.</summary>
    Same,

    /// <summary>Every answer has its own, so a difference says nothing: the time of the answer, the number of a probe.</summary>
    OwnEachTime,

    /// <summary>The proxied answer has another value.</summary>
    Changed,

    /// <summary>The proxied answer does not have it.</summary>
    Missing,

    /// <summary>Only the proxied answer has it.</summary>
    Added,
}
