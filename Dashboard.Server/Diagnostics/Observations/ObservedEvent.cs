namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>An event as it arrived on one connection.</summary>
/// <param name="Number">
/// Its number in the stream, from 1. With our own probe streams the event says it; foreign events are numbered so that
/// the same payload at the same place of the order has the same number on each connection.
/// </param>
/// <param name="Id">Its event id; empty where it has none.</param>
/// <param name="AtMs">When the read returned that brought its terminating blank line, in milliseconds since the diagnosis began.</param>
/// <param name="Read">The index of that read in <see cref="StreamObservation.Reads"/>.</param>
/// <param name="Bytes">Its size in bytes, decompressed, without chunk framing.</param>
/// <param name="SentAtMs">
/// When the application wrote it to this connection, in milliseconds since the diagnosis began; null where it does not
/// say, or its clock is not this machine's.
/// </param>
/// <param name="AgeMs">How old it was by the wall clock when it arrived, in milliseconds; null where it does not say.</param>
internal sealed record ObservedEvent(long Number, string Id, double AtMs, int Read, int Bytes, double? SentAtMs, double? AgeMs);
