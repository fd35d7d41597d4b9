namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>One of the connections that are compared.</summary>
public enum PathName
{
    /// <summary>To the application itself.</summary>
    Direct,

    /// <summary>A second one to the application itself: what it differs by from the first is noise.</summary>
    Control,

    /// <summary>Through the proxy.</summary>
    Proxied,
}
