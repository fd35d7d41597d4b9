namespace Dashboard.Client.Contracts;

/// <summary>The event types on the wire. Notifications use the default type, so that <c>onmessage</c> hears them.</summary>
public static class EventTypes
{
    /// <summary>The type of an event that names none (WHATWG HTML, section 9.2.6).</summary>
    public const string Message = "message";

    /// <summary>See <see cref="Contracts.Heartbeat"/>.</summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>See <see cref="Contracts.Gap"/>.</summary>
    public const string Gap = "gap";

    /// <summary>See <see cref="Contracts.Bye"/>.</summary>
    public const string Bye = "bye";
}
