namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What a diagnosis comes to.</summary>
public enum VerdictState
{
    /// <summary>Both paths carry the streams alike.</summary>
    Healthy,

    /// <summary>The proxied path does something that the direct one does not.</summary>
    Faulty,

    /// <summary>The direct path is bad as well: it is not the proxy, or not the proxy alone.</summary>
    NotTheProxy,

    /// <summary>The server's side of the path is clean; what is wrong lies between it and this browser.</summary>
    NearTheBrowser,

    /// <summary>Too little could be measured for an answer: too much noise, an end too soon, nothing that answers.</summary>
    Inconclusive,
}
