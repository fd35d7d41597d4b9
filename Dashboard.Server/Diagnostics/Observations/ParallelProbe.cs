namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>Many streams at once through the proxy.</summary>
/// <param name="Streams">All of them, in the order in which they were opened.</param>
/// <param name="AgainWhileOpen">One more, opened a while later while the accepted ones stayed open; null where none was refused.</param>
/// <param name="AgainAfterClosing">One more, after the accepted ones were closed; null where none was refused.</param>
internal sealed record ParallelProbe(
    IReadOnlyList<StreamObservation> Streams, StreamObservation? AgainWhileOpen, StreamObservation? AgainAfterClosing);
