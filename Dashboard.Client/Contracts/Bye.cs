namespace Dashboard.Client.Contracts;

/// <summary>The data of a <c>bye</c> event: the stream ends now, and why.</summary>
/// <param name="Reason">A stable word: <c>shutdown</c>, <c>limit</c> or <c>upstream-unavailable</c>.</param>
public sealed record Bye(string Reason)
{
    /// <summary>The server stops or restarts.</summary>
    public const string Shutdown = "shutdown";

    /// <summary>A limit refuses this connection; others may go on.</summary>
    public const string Limit = "limit";
}
