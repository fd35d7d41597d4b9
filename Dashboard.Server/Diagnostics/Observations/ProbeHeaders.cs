namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>Header fields that the probes and the application exchange.</summary>
internal static class ProbeHeaders
{
    /// <summary>On each answer of the application to a probe, with a nonce of the connection. Whoever answers without it is not the application.</summary>
    public const string Marker = "Dashboard-Probe";

    /// <summary>Opens a server whose probes need a key (<c>Diagnostics:Probe:Key</c>).</summary>
    public const string Key = "Dashboard-Probe-Key";

    /// <summary>On each request of a probe, with a value of the probe's own: a header that no proxy has a reason to touch.</summary>
    public const string Custom = "Dashboard-Probe-Custom";
}
