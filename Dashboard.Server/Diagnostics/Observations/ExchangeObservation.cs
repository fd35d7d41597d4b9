using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Observations;

/// <summary>One request with one answer. Times are milliseconds since the diagnosis began.</summary>
internal sealed record ExchangeObservation
{
    /// <summary>What was asked for; tokens in the query are redacted.</summary>
    public required string Url { get; init; }

    public required double StartedAtMs { get; init; }

    public double? HeadersAtMs { get; init; }

    public double? EndedAtMs { get; init; }

    public int? Status { get; init; }

    public IReadOnlyList<HeaderField> Headers { get; init; } = [];

    /// <summary>The beginning of the body as text, at most 64 KiB.</summary>
    public string Body { get; init; } = "";

    /// <summary><see cref="StreamEnd.Clean"/> where the answer was whole.</summary>
    public StreamEnd End { get; init; }

    /// <summary>More about the end, in words, without secrets; null where there is nothing to add.</summary>
    public string? Trouble { get; init; }

    /// <summary>The first value of a header field; null where it is missing.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(
        field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>Whether the application itself answered.</summary>
    public bool IsMarked => Header(ProbeHeaders.Marker) is not null;

    /// <summary>Milliseconds until the headers were there.</summary>
    public double? HeadersMs => HeadersAtMs - StartedAtMs;
}
