using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The upgrade to a WebSocket (RFC 6455, section 4) does not get through, so pages fall back to long polling in silence.</summary>
internal sealed class WebSocketBlockedRule : IRule
{
    public string Code => "websocket-blocked";

    public Finding? Judge(RunObservations seen)
    {
        if (seen.WebSocket is not { Direct.Status: 101, Proxied: { Status: not 101 } proxied } pair)
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"WebSockets do not get through {Name(seen)}: the handshake is answered with {Outcome.Of(proxied)} instead of 101",
            "A handshake needs the headers Upgrade and Connection on the application's side, and a proxy forwards neither by itself. The pages of this "
            + "server then fall back to long polling without a word: each click takes several times as long, and a page sends about ten requests a second.",
            [new Evidence("Answer to the handshake", $"{pair.Direct.Status}", Outcome.Of(proxied))],
            [new LookAlike("an application without WebSockets", "it accepts the handshake on the direct path")],
            FixOrder.For(seen, FunctionFixes.WebSocket),
            "Test again: the handshake must be answered with 101 on both paths.");
    }

    private static string Name(RunObservations seen) =>
        ProxyIdentity.Of(seen) is var kind and not ProxyKind.Unknown ? ProxyIdentity.NameOf(kind) : "the proxy";
}
