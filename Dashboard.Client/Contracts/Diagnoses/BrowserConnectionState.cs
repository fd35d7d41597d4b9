namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>How a connection of a browser stands.</summary>
/// <param name="Connection">The connection, by its name.</param>
/// <param name="StartedAtMs">When it was asked for.</param>
/// <param name="HeadersAtMs">When the answer's header fields were there; null before.</param>
/// <param name="FirstByteAtMs">When the first bytes of the body were there; null before.</param>
/// <param name="Status">The status code; null before, and always of an <c>EventSource</c>, which does not tell it.</param>
/// <param name="Protocol">As browsers name it (ALPN: <c>http/1.1</c>, <c>h2</c>, <c>h3</c>); null as long as it does not say.</param>
/// <param name="Headers">The header fields of the answer that the page may see.</param>
/// <param name="End">How it ended; null while it is open, and where the page closed it.</param>
/// <param name="EndedAtMs">When it ended; null while it is open.</param>
public sealed record BrowserConnectionState(
    string Connection,
    double StartedAtMs,
    double? HeadersAtMs,
    double? FirstByteAtMs,
    int? Status,
    string? Protocol,
    IReadOnlyList<HeaderField> Headers,
    BrowserEnd? End,
    double? EndedAtMs);
