namespace Dashboard.Server.Diagnostics.Targets;

/// <summary>What may be diagnosed, and how much of it is kept; section <c>Diagnostics:Targets</c> of the configuration.</summary>
internal sealed class TargetOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Diagnostics:Targets";

    /// <summary>In <see cref="AllowedNetworks"/>: only public addresses.</summary>
    public const string Nothing = "none";

    /// <summary>Targets that people may add: a page of them, and a file that is read in a moment.</summary>
    public int MaxTargets { get; set; } = 100;

    /// <summary>Pairs that were diagnosed without being added and are still known; the oldest goes. A run holds on to its own.</summary>
    public int MaxUnnamed { get; set; } = 100;

    /// <summary>The longest address of a stream, in characters: proxies commonly refuse more than 8,000 bytes of request line.</summary>
    public int MaxUrl { get; set; } = 2_000;

    /// <summary>Headers of one target: a sign-in and some routing need a few.</summary>
    public int MaxHeaders { get; set; } = 20;

    /// <summary>The longest value of a header, in characters: a large token, and half of what servers commonly take for all headers.</summary>
    public int MaxHeaderValue { get; set; } = 4_096;

    /// <summary>
    /// Addresses and networks inside, such as <c>10.1.2.3</c> or <c>10.1.0.0/16</c>, that may be diagnosed beside public
    /// ones: whoever may use the page can learn what answers there. Without any it is loopback while the server and its
    /// proxy are both on loopback, which is somebody's own machine, and else nothing. <c>none</c> allows nothing in
    /// either case. Link-local (which holds the metadata service of cloud machines), multicast and unspecified addresses
    /// are never allowed. The server's own pair is not asked: it comes from the configuration.
    /// </summary>
    public IList<string> AllowedNetworks { get; } = [];
}
