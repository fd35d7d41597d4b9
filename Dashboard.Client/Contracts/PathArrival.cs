namespace Dashboard.Client.Contracts;

/// <summary>An event's arrival on one path.</summary>
/// <param name="LatencyMs">Milliseconds from publish to the socket read that completed the event.</param>
/// <param name="Read">The number of that socket read, counted from 1 for each path.</param>
/// <param name="EventsInRead">How many events that one read completed: 1 where a path streams, many where it holds back.</param>
public sealed record PathArrival(double LatencyMs, long Read, int EventsInRead);
