namespace Dashboard.Client.Contracts.Diagnoses;

/// <summary>What one connection of a diagnosis saw; the one that the picture shows.</summary>
/// <param name="Path">Which way it took.</param>
/// <param name="Url">What it asked for, without secrets.</param>
/// <param name="HttpVersion">As the answer says it: <c>1.1</c>, <c>2</c>; null before the headers.</param>
/// <param name="Status">The status code; null before the headers.</param>
/// <param name="ConnectMs">From the start of the connection until it stood, in milliseconds; null where it never did.</param>
/// <param name="TlsMs">The TLS handshake, in milliseconds; null without TLS.</param>
/// <param name="HeadersMs">From the request to the last byte of the response's headers, in milliseconds; null before.</param>
/// <param name="FirstByteMs">From the request to the first byte of the body, in milliseconds; null before.</param>
/// <param name="FirstEventMs">From the request to the first whole event, in milliseconds; null before.</param>
/// <param name="Headers">The header fields of the response, as they came, without secrets.</param>
/// <param name="Events">The events in order of arrival.</param>
/// <param name="EventsPerRead">Events by reads that completed any; 0 before the first.</param>
/// <param name="End">How it ended, in words; null while it is open.</param>
public sealed record DiagnosisLane(
    PathName Path,
    string Url,
    string? HttpVersion,
    int? Status,
    double? ConnectMs,
    double? TlsMs,
    double? HeadersMs,
    double? FirstByteMs,
    double? FirstEventMs,
    IReadOnlyList<HeaderField> Headers,
    IReadOnlyList<LaneEvent> Events,
    double EventsPerRead,
    string? End);
