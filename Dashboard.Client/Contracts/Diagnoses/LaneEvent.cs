namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>An event as it arrived on one connection.</summary>
/// <param name="Number">Counts the events of the stream, from 1; the same on all connections for the same event.</param>
/// <param name="AtMs">When the socket read that completed it returned, in milliseconds since the diagnosis began.</param>
/// <param name="Read">Which read of the connection that was, from 1: events with the same read arrived together.</param>
/// <param name="Bytes">Its size in bytes on the wire, without framing and compression.</param>
public sealed record LaneEvent(long Number, double AtMs, int Read, int Bytes);
