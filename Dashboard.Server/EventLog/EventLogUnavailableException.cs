namespace Dashboard.Server.EventLog;

/// <summary>The log cannot be opened, so the server must not start; the message names the path and what to do.</summary>
internal sealed class EventLogUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
