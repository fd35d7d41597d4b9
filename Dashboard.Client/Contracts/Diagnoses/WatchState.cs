namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What is known of a path that is watched all the time.</summary>
public enum WatchState
{
    /// <summary>Nobody watches: it is switched off, or no proxied address is configured.</summary>
    Off,

    /// <summary>Nothing could be judged yet.</summary>
    Unknown,

    /// <summary>Nobody has ever answered at the proxied address: the server runs alone.</summary>
    NoProxy,

    /// <summary>Both paths carry the probe streams alike.</summary>
    Healthy,

    /// <summary>The proxied path does something that the direct one does not.</summary>
    Faulty,

    /// <summary>The direct path is bad as well.</summary>
    NotTheProxy,
}
