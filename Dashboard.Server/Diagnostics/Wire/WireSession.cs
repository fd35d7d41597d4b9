using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>
/// The connections of one diagnosis: one clock, and one thread that reads them all, so that their times can be compared.
/// Nothing that the network does makes a member throw: it stands in the observation.
/// </summary>
internal sealed class WireSession : IDisposable
{
    /// <summary>Begins a diagnosis; its clock is at zero.</summary>
    /// <param name="time">The clock. Its timestamps are the ones that probe events carry.</param>
    /// <param name="sharesClock">
    /// Whether the application that is asked runs on this machine, so that the timestamps in its probe events are of the
    /// same clock; else <see cref="ObservedEvent.SentAtMs"/> stays null.
    /// </param>
    public WireSession(TimeProvider time, bool sharesClock)
    {
        NowMs = time.GetTimestamp() + (sharesClock ? 1 : 0);
    }

    /// <summary>Milliseconds since the session began.</summary>
    public double NowMs { get; }

    /// <summary>Begins a connection and returns at once. A stream may be silent for as long as it likes: who opened it closes it.</summary>
    /// <exception cref="ArgumentException">A header field holds a control character, or HTTP/2 is asked for without https.</exception>
    public IWireStream Open(WireRequest request) => throw new NotSupportedException();

    /// <summary>Sends a request and waits for the whole answer, within <see cref="WireLimits.Answer"/> and <see cref="WireLimits.Exchange"/>.</summary>
    /// <remarks>Status 101 is an answer without a body: it ends <see cref="StreamEnd.Clean"/>, and the connection is closed.</remarks>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="ArgumentException">As with <see cref="Open"/>.</exception>
    public Task<ExchangeObservation> ExchangeAsync(WireRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Closes every connection at once and ends the thread.</summary>
    public void Dispose()
    {
    }
}
