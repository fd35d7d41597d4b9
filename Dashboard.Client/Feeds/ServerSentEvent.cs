namespace Dashboard.Client.Feeds;

/// <summary>An event as the WHATWG HTML standard, section 9.2.6, dispatches it.</summary>
/// <param name="Type">Its type; <c>message</c> where the stream named none.</param>
/// <param name="Data">The lines of its data, joined by LF.</param>
/// <param name="LastEventId">The last event id after this event; empty where the stream never gave one.</param>
public sealed record ServerSentEvent(string Type, string Data, string LastEventId);
