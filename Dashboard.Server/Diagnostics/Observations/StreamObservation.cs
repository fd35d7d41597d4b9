using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>
/// What one connection to an event stream saw on the wire. All times are milliseconds since the diagnosis began, on one
/// monotonic clock; null where that point was not reached.
/// </summary>
internal sealed record StreamObservation
{
    /// <summary>What was asked for; tokens in the query are redacted.</summary>
    public required string Url { get; init; }

    /// <summary>When the connection was begun.</summary>
    public required double StartedAtMs { get; init; }

    public double? ConnectedAtMs { get; init; }

    public double? TlsAtMs { get; init; }

    /// <summary>When the request had been written.</summary>
    public double? RequestedAtMs { get; init; }

    /// <summary>When the read returned that brought the end of the headers.</summary>
    public double? HeadersAtMs { get; init; }

    /// <summary>When the first byte of the body was there.</summary>
    public double? FirstByteAtMs { get; init; }

    public int? Status { get; init; }

    /// <summary>The statuses of interim answers that came before, such as 103 (RFC 9110, section 15.2), in order.</summary>
    public IReadOnlyList<int> InterimStatuses { get; init; } = [];

    /// <summary><c>1.0</c>, <c>1.1</c> or <c>2</c>; null before the headers.</summary>
    public string? HttpVersion { get; init; }

    /// <summary>In order and with doubles, as they came.</summary>
    public IReadOnlyList<HeaderField> Headers { get; init; } = [];

    public IReadOnlyList<WireRead> Reads { get; init; } = [];

    /// <summary>The lengths of the chunks in order (RFC 9112, section 7.1); empty without chunks.</summary>
    public IReadOnlyList<int> ChunkLengths { get; init; } = [];

    public IReadOnlyList<ObservedEvent> Events { get; init; } = [];

    /// <summary>How many reads came after as many as an observation keeps; from then on events are not kept either.</summary>
    public long UnkeptReads { get; init; }

    /// <summary>How many events came after as many as an observation keeps.</summary>
    public long UnkeptEvents { get; init; }

    public StreamEnd End { get; init; }

    /// <summary>What is wrong with the certificate, where it was accepted all the same because the target says so; null where nothing is.</summary>
    public StreamEnd? AcceptedCertificate { get; init; }

    /// <summary>When it ended; null while it is open.</summary>
    public double? EndedAtMs { get; init; }

    /// <summary>When the last byte had come before that.</summary>
    public double? LastByteAtMs { get; init; }

    /// <summary>More about the end, in words, without secrets; null where there is nothing to add.</summary>
    public string? Trouble { get; init; }

    /// <summary>The first value of a header field; null where it is missing.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(
        field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>Whether the application itself answered: only it sends the marker (<see cref="ProbeHeaders.Marker"/>).</summary>
    public bool IsMarked => Header(ProbeHeaders.Marker) is not null;

    /// <summary>Milliseconds from the request to the headers.</summary>
    public double? HeadersMs => HeadersAtMs - RequestedAtMs;

    /// <summary>Milliseconds from the request to the first whole event.</summary>
    public double? FirstEventMs => Events.Count == 0 ? null : Events[0].AtMs - RequestedAtMs;

    /// <summary>Milliseconds of silence before the end.</summary>
    public double? SilenceMs => EndedAtMs - (LastByteAtMs ?? RequestedAtMs);

    public bool IsEventStream => Status == 200 && Header("Content-Type") is { } type
        && type.Split(';')[0].Trim().Equals("text/event-stream", StringComparison.OrdinalIgnoreCase);
}
