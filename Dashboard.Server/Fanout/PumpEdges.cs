namespace Dashboard.Server.Fanout;

/// <summary>What a pump shares with the others, and with those that catch up, beside the frames.</summary>
/// <param name="Heartbeats">When they are due, and what they say.</param>
/// <param name="Metrics">Where it counts what is rare; what is frequent it counts itself.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">Where it says what goes wrong.</param>
internal sealed record PumpEdges(Heartbeats Heartbeats, FanoutMetrics Metrics, TimeProvider Time, ILogger Logger);
