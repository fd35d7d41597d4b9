namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>What all connections of a session share.</summary>
/// <param name="Clock">The one clock.</param>
/// <param name="Reader">The one thread that reads.</param>
/// <param name="Numbers">The numbers of events that carry none.</param>
internal sealed record WireEdges(WireClock Clock, WireReader Reader, EventNumbers Numbers);
