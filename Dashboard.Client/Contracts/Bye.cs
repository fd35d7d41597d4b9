namespace Dashboard.Client.Contracts;

/// <summary>The data of a <c>bye</c> event: the stream ends now, and why.</summary>
/// <param name="Reason">
/// A stable word: <c>shutdown</c>, <c>limit</c>, <c>address-limit</c>, <c>closed</c>,
/// <c>log-unreadable</c> or <c>upstream-unavailable</c>.
/// </param>
public sealed record Bye(string Reason)
{
    /// <summary>The server stops or restarts.</summary>
    public const string Shutdown = "shutdown";

    /// <summary>The server has as many subscribers as it allows; this one may come later.</summary>
    public const string Limit = "limit";

    /// <summary>There are as many subscribers from this address as one address may have; others may go on.</summary>
    public const string AddressLimit = "address-limit";

    /// <summary>Somebody who operates the server closed this connection; the client may come back.</summary>
    public const string Closed = "closed";

    /// <summary>The server could not read its log to find where the stream begins; the client may come later.</summary>
    public const string LogUnreadable = "log-unreadable";
}
