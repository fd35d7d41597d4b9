namespace Dashboard.Server.Diagnostics;

/// <summary>Which paths are compared; section <c>Diagnostics</c> of the configuration.</summary>
internal sealed class DiagnosticsOptions
{
    /// <summary>The server's own address; empty for the one that it listens on.</summary>
    public string DirectUrl { get; set; } = "";

    /// <summary>The same server through its proxy; empty where there is none.</summary>
    public string ProxiedUrl { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Events that a comparison holds: some minutes of a lively stream, and a page of test events many times over.</summary>
    public int Samples { get; set; } = 300;

    /// <summary>Bytes of one request that adds a target or starts a diagnosis: all the headers that a target may have, and two addresses.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;
}
