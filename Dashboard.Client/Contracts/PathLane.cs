namespace Dashboard.Client.Contracts;

/// <summary>One of the two connections of a comparison.</summary>
/// <param name="Url">What it reads.</param>
/// <param name="State">How far it can be trusted.</param>
/// <param name="Trouble">What went wrong last, in words; null where nothing did.</param>
/// <param name="HeadersAfterMs">Milliseconds from the request to the response headers; null while they are not there.</param>
/// <param name="WaitingMs">Milliseconds since the request, while the response headers are not there; otherwise null.</param>
/// <param name="SilentMs">Milliseconds since the last byte; null before the first.</param>
/// <param name="Reconnects">How many times it had to connect again.</param>
/// <param name="Latency">Publish to arrival.</param>
/// <param name="EventsPerRead">Events by socket reads that completed any; 0 before the first.</param>
public sealed record PathLane(
    string Url,
    FeedState State,
    string? Trouble,
    double? HeadersAfterMs,
    double? WaitingMs,
    double? SilentMs,
    int Reconnects,
    PathStatistics Latency,
    double EventsPerRead);
