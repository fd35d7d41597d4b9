using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>What a browser saw of one path.</summary>
/// <param name="Path">Which one.</param>
/// <param name="Url">The address that it asked.</param>
internal sealed record BrowserPathObservation(PathName Path, Uri Url)
{
    /// <summary>Why the browser was not asked to try it, as a sentence without its end; null where it was.</summary>
    public string? WhyNotTried { get; init; }

    /// <summary>Whether the page itself came this way, so that it surely leads to the application.</summary>
    public bool CarriesPage { get; init; }

    /// <summary>Whether the server tests the very same address.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>What was read with <c>fetch</c>; null where nothing was reported.</summary>
    public BrowserStream? Fetched { get; init; }

    /// <summary>What an <c>EventSource</c> read; null where nothing was reported.</summary>
    public BrowserStream? Listened { get; init; }

    /// <summary>Event streams of the same browser that were open at this address besides, as far as the server can tell.</summary>
    public int OtherStreams { get; init; }

    /// <summary>The stream that speaks for the path: the one that tells more, unless only the other one got anything.</summary>
    public BrowserStream? Main => Fetched is { Seen.Events.Count: > 0 } || Listened is not { Seen.Events.Count: > 0 } ? Fetched : Listened;

    public IEnumerable<BrowserStream> Streams => new[] { Fetched, Listened }.OfType<BrowserStream>();
}
