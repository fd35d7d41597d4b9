using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>What to ask for, over which protocol, and within which bounds.</summary>
internal sealed record WireRequest
{
    /// <summary>An absolute <c>http</c> or <c>https</c> URL without user info; its fragment is not sent.</summary>
    public required Uri Url { get; init; }

    public string Method { get; init; } = "GET";

    /// <summary>
    /// The header fields in the order in which they are sent. <c>Host</c> and, with a body, <c>Content-Length</c> are added
    /// where they are missing; nothing else is: no <c>Accept</c>, no <c>Accept-Encoding</c>, no <c>User-Agent</c>.
    /// </summary>
    /// <remarks>Names and values must hold no control characters: <see cref="WireSession.Open"/> throws otherwise.</remarks>
    public IReadOnlyList<HeaderField> Headers { get; init; } = [];

    /// <summary>The body; empty for none. It is sent while the answer is read already.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public WireProtocol Protocol { get; init; } = WireProtocol.Http11;

    /// <summary>
    /// Whether to go on where the certificate is not valid. What is wrong with it stands in
    /// <see cref="Observations.StreamObservation.AcceptedCertificate"/>.
    /// </summary>
    public bool AcceptsAnyCertificate { get; init; }

    public WireLimits Limits { get; init; } = WireLimits.Default;

    /// <summary>Which addresses may be asked; public ones only where nothing is said.</summary>
    public AddressPolicy Addresses { get; init; } = AddressPolicy.PublicOnly;
}
