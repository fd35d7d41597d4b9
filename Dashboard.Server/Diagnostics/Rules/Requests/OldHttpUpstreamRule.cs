using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy speaks HTTP/1.0 to the application, which frames no chunks (RFC 9112, section 6.1).</summary>
internal sealed class OldHttpUpstreamRule : IRule
{
    public string Code => "http-1.0-upstream";

    public Finding? Judge(RunObservations seen) => seen.Echo is not { DirectSaw: { HttpVersion: not "1.0" } direct, ProxiedSaw: { HttpVersion: "1.0" } }
        ? null
        : new Finding(
            Code,
            FindingSeverity.Advice,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} speaks HTTP/1.0 to the application, and cannot tell a crash from the end of a stream",
            "HTTP/1.0 has no chunks: the end of the connection is the end of the stream. When the application crashes, the proxy reports a "
            + "clean end to the reader. Each request also needs a new connection to the application.",
            [new Evidence("HTTP version at the application", direct.HttpVersion, "1.0")],
            [],
            FixOrder.For(seen, RequestFixes.HttpVersion),
            "Test again: the echo must show HTTP/1.1. Leave proxy_buffering off, or the fault only changes its face.");
}
