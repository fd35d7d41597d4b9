namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>What a browser saw of one connection.</summary>
/// <param name="Seen">What it reported, on its own clock.</param>
/// <param name="ReachedApplication">Whether the application has seen the request.</param>
/// <param name="WaitedMs">For how long nothing answered, in milliseconds; null where something did, or it failed.</param>
internal sealed record BrowserStream(StreamObservation Seen, bool ReachedApplication, double? WaitedMs)
{
    /// <summary>Whether the browser gave up, or was made to, without an answer that a page may see.</summary>
    public bool HasFailed => Seen is { Status: null, HeadersAtMs: null, End: not StreamEnd.Open };
}
