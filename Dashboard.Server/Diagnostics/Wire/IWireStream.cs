using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A connection that is observed. All members may be used from any thread.</summary>
internal interface IWireStream
{
    /// <summary>What it has seen so far: a snapshot that does not change any more. Cheap; no list is copied.</summary>
    StreamObservation Current { get; }

    /// <summary>Completes when no more will be seen: the connection has ended, or was closed here. Never fails.</summary>
    Task Ended { get; }

    /// <summary>
    /// Closes the connection, without waiting. <see cref="StreamObservation.End"/> stays <see cref="StreamEnd.Open"/>, since
    /// it is the observer that left.
    /// </summary>
    void Close();
}
