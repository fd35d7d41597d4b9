namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>What probes may ask of this server; section <c>Diagnostics:Probe</c> of the configuration.</summary>
internal sealed class ProbeOptions
{
    /// <summary>
    /// Who may send probes. A probe costs little and shows nothing of the notifications, but whoever sends many takes
    /// the places of the diagnosis, so only this machine may unless told otherwise.
    /// The server's own diagnosis always may: it sends a key of its own, also by way of a proxy on another machine.
    /// </summary>
    public ProbeAudience Allow { get; set; } = ProbeAudience.Loopback;

    /// <summary>
    /// What the header <c>Dashboard-Probe-Key</c> must hold where <see cref="Allow"/> is <see cref="ProbeAudience.Key"/>;
    /// at least 16 characters, so that nobody guesses it.
    /// </summary>
    public string Key { get; set; } = "";

    /// <summary>Probe streams at once: two diagnoses with their dozen of parallel streams on both paths.</summary>
    public int MaxStreams { get; set; } = 64;

    /// <summary>
    /// Sessions at once. A diagnosis has about ten, and leaves them behind for <see cref="AbandonedAfter"/>; one that
    /// nobody reads makes room for a new one.
    /// </summary>
    public int MaxSessions { get; set; } = 64;

    /// <summary>
    /// How long a session is kept that nobody reads: a stream that was left is taken up again after a second or two,
    /// through a slow proxy a little later.
    /// </summary>
    public TimeSpan AbandonedAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a stream stays open in silence after its last event: longer than the idle timeouts that are searched for (up to 130 s).</summary>
    public TimeSpan IdleFor { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>How long a session lasts at the most, whatever was asked: a probe that was forgotten must end.</summary>
    public TimeSpan LongestSession { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of the largest body that can be posted: above the body limits that proxies usually have (1 MB).</summary>
    public int MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Streams and posts that are remembered, to tell when a stream was left and how often a post came: several diagnoses.</summary>
    public int Remembered { get; set; } = 512;
}
