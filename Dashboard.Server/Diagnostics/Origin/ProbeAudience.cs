namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>Who may send probes. This process itself always may, and so may a browser in the diagnosis that it was invited to.</summary>
internal enum ProbeAudience
{
    /// <summary>Programs on this machine, also through a proxy on it.</summary>
    Loopback,

    /// <summary>Whoever knows the key, from wherever.</summary>
    Key,

    /// <summary>Everybody who reaches the server.</summary>
    Everybody,
}
