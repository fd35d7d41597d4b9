namespace Dashboard.Server.EventLog;

/// <summary>What every part of the log takes from outside.</summary>
internal sealed record LogEdges(EventLogOptions Options, TimeProvider Time, EventLogMetrics Metrics, ILogger Logger);
