namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>How long and how much a diagnosis tries; section <c>Diagnostics:Run</c> of the configuration.</summary>
internal sealed class RunOptions
{
    /// <summary>Diagnoses that run at once; more wait for their turn. Each holds up to thirty connections, and their work is each other's noise.</summary>
    public int MaxRuns { get; set; } = 2;

    /// <summary>
    /// How long the probe streams are read. Small events of 500 bytes a second need 9 s to fill the usual buffer of
    /// 4 KiB, after the second in which everybody connects.
    /// </summary>
    public TimeSpan Streams { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a target that answers to no probes is read: its rhythm is its own, and mostly slower.</summary>
    public TimeSpan Foreign { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a single request may take: longer than a connection that is lost, shorter than anybody wants to look at nothing.</summary>
    public TimeSpan Exchange { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a silence is held to find the idle timeout: twice the 60 s of nginx and others, and some more.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromSeconds(130);

    /// <summary>Streams that are opened at once to find a limit: more than the six of a browser, fewer than a crowd.</summary>
    public int ParallelStreams { get; set; } = 12;

    /// <summary>Bytes that are sent at most, at 1 MB a second, to find a buffer that held everything until then.</summary>
    public int RampBytes { get; set; } = 4_000_000;

    /// <summary>The longest diagnosis, without the silence: what is not done by then is left out.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Events that the picture of a diagnosis holds for each connection, the newest of them: some minutes of a usual stream.</summary>
    public int LaneEvents { get; set; } = 600;
}
