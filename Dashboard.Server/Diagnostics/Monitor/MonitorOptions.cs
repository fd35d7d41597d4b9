namespace Dashboard.Server.Diagnostics.Monitor;

/// <summary>How this server's own two paths are watched all the time; section <c>Diagnostics:Monitor</c> of the configuration.</summary>
internal sealed class MonitorOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Diagnostics:Monitor";

    /// <summary>Whether they are watched at all. On: it costs seven quiet connections, two more for two seconds when they are opened anew, and a proxy that went wrong tells nobody.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The time between two small events. Five of them make a verdict, so a fault is seen after half a minute.</summary>
    public TimeSpan EventEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The time between two events that are larger than the buffers of a proxy: rarer, because they cost more.</summary>
    public TimeSpan LargeEventEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// When the streams are opened anew. After a reload a proxy serves open streams with its old configuration, so what
    /// new readers get shows only on new connections. It ends before the longest probe stream does (10 minutes).
    /// </summary>
    public TimeSpan Renew { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after its end a proxied stream is opened again: as long as browsers wait, and a little longer.</summary>
    public TimeSpan ReopenAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many of the latest events of a stream are judged: two minutes of the small ones, which are more than a buffer of 4 KiB holds.</summary>
    public int WindowEvents { get; set; } = 24;

    /// <summary>How long a new verdict has to hold before it counts: longer than a restart of the proxy takes.</summary>
    public TimeSpan HoldFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>In how many looks a new verdict has to be the same before it counts; one look may see chance.</summary>
    public int HoldLooks { get; set; } = 5;

    /// <summary>After how many ends of the proxied stream within <see cref="CutsWithin"/> these are a fault, though it was live in between. One is a restart, two are a bad day.</summary>
    public int CutsUntilFaulty { get; set; } = 3;

    /// <summary>For how long an end of the proxied stream is remembered.</summary>
    public TimeSpan CutsWithin { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The least time between two notifications: a path that comes and goes must not flood whoever is on call.</summary>
    public TimeSpan NotifyAtMostEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a notification is tried that the log refuses, each time after twice the wait: eight times are four minutes.</summary>
    public int NotifyAttempts { get; set; } = 8;
}
