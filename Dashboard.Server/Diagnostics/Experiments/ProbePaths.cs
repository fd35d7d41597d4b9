using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>The two ways to a target, and how requests on them look.</summary>
/// <param name="Direct">The address at the application.</param>
/// <param name="Proxied">The address through the proxy.</param>
/// <param name="Headers">What the target wants to be sent with every request; the values are secrets.</param>
internal sealed record ProbePaths(Uri Direct, Uri Proxied, IReadOnlyList<HeaderField> Headers)
{
    /// <summary>As browsers ask for a stream; of what they can decode, what this reader can.</summary>
    private static readonly HeaderField[] s_asBrowser = [new("Accept", "text/event-stream"), new("Cache-Control", "no-cache")];

    private static readonly HeaderField s_compressed = new("Accept-Encoding", "gzip, deflate, br");

    private static readonly HeaderField s_identity = new("Accept-Encoding", "identity");

    /// <summary>Whether a certificate that cannot be verified is accepted.</summary>
    public bool AcceptsAnyCertificate { get; init; }

    /// <summary>Where connections may lead.</summary>
    public required AddressPolicy Addresses { get; init; }

    public bool IsProxiedOverTls => Proxied.Scheme == Uri.UriSchemeHttps;

    /// <summary>The address of the target itself.</summary>
    public Uri Of(PathName path) => path == PathName.Proxied ? Proxied : Direct;

    /// <summary>The address of a probe.</summary>
    public Uri Probe(PathName path, string probe) => ProbeAddress.Of(Of(path), probe);

    /// <summary>A request for a single answer.</summary>
    public WireRequest Request(PathName path, Uri url, params IEnumerable<HeaderField> headers) => new()
    {
        Url = url,
        Headers = Complete([s_identity, .. headers]),
        AcceptsAnyCertificate = AcceptsAnyCertificate,
        Addresses = Addresses,
    };

    /// <summary>A request for a probe stream.</summary>
    public WireRequest StreamRequest(PathName path, ProbeStream stream, string session, string? lastEventId)
    {
        var encoding = stream.IsCompressible ? s_compressed : s_identity;
        HeaderField[] resume = lastEventId is null ? [] : [new("Last-Event-ID", lastEventId)];
        return Request(path, Probe(path, stream.Of(session)), [.. s_asBrowser, encoding, .. resume]) with
        {
            Protocol = path == PathName.Proxied ? stream.Protocol : WireProtocol.Http11,
        };
    }

    /// <summary>A request for the stream of the target itself.</summary>
    public WireRequest TargetRequest(PathName path) => Request(path, Of(path), [.. s_asBrowser, s_compressed]);

    /// <summary>What the target wants comes first; of two with the same name the later one counts, but never over the target's own.</summary>
    private IReadOnlyList<HeaderField> Complete(IEnumerable<HeaderField> ours) =>
    [
        .. Headers,
        .. ours.Reverse().DistinctBy(field => field.Name.ToUpperInvariant()).Reverse()
            .Where(field => !Headers.Any(theirs => theirs.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase))),
    ];
}
