namespace Dashboard.Client.Reading;

/// <summary>Nothing of the log is to be had: the server refused, or its answer makes no sense. The message says why, and what to do.</summary>
public sealed class HistoryRefusedException(string message) : Exception(message);
