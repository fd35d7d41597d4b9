using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The credentials of a request do not reach the application (RFC 9110, section 11.6.2).</summary>
internal sealed class AuthorizationDroppedRule : IRule
{
    public string Code => "authorization-dropped";

    public Finding? Judge(RunObservations seen)
    {
        if (EchoedHeader.Of(seen, "Authorization") is not { } header || (!header.IsDropped && !header.IsReplaced))
        {
            return null;
        }

        var refused = seen.Main?.Proxied is { Status: 401 or 403, IsMarked: true } stream ? stream.Status : null;
        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"{ProxyIdentity.Name(seen)} {(header.IsDropped ? "drops" : "replaces")} the Authorization header"
                + (refused is null ? "" : $": the application answers {refused}"),
            "What a program sends to prove who it is does not reach the application. Publishing with a key and reading protected streams "
            + "fail, and only through the proxy.",
            [
                new Evidence("Authorization that the application sees (as a hash)", header.DirectSaw, header.ProxiedSaw ?? "none"),
                .. refused is null ? Array.Empty<Evidence>() : [new Evidence("Status of the stream", $"{seen.Main?.Direct.Status}", $"{refused}")],
            ],
            refused is null ? [] : [new LookAlike("a refusal of the proxy itself", "the refusal carries the application's marker")],
            FixOrder.For(seen, RequestFixes.Authorization),
            "Test again: the echo must show the same hash on both paths.");
    }
}
