namespace Dashboard.Client.Feeds;

/// <summary>What an address answered cannot be read as an event stream; the message says why, for people.</summary>
public sealed class EventStreamException(string message) : Exception(message);
