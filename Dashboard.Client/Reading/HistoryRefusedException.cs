namespace Dashboard.Client.Reading;

/// <summary>The server refused to read the log; the message says why, and what to do.</summary>
public sealed class HistoryRefusedException(string message) : Exception(message);
