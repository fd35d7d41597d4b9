namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>What a diagnosis from a browser has seen: the same events, read by the server and by the browser at the same time.</summary>
internal sealed record BrowserObservations
{
    /// <summary>The server's side: one pair of streams with its control.</summary>
    public required RunObservations Server { get; init; }

    /// <summary>The way that the browser took to the application itself.</summary>
    public required BrowserPathObservation Direct { get; init; }

    /// <summary>The way that it took through the proxy.</summary>
    public required BrowserPathObservation Proxied { get; init; }

    /// <summary>Whether the browser has reported at all.</summary>
    public bool HasReported { get; init; }

    /// <summary>The longest time for which the page did not get to run, in milliseconds.</summary>
    public double StalledMs { get; init; }

    /// <summary>Whether the page was not to be seen at some moment.</summary>
    public bool WasHidden { get; init; }

    /// <summary>Whether a service worker stands between the page and the network.</summary>
    public bool HasServiceWorker { get; init; }

    /// <summary>The p95 of the distance between two connections of the browser on the direct path, in milliseconds; null with too few events.</summary>
    public double? NoiseMs { get; init; }

    public IEnumerable<BrowserPathObservation> Tried => new[] { Direct, Proxied }.Where(path => path.WhyNotTried is null);
}
