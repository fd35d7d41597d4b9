using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>The proxy accepts the connection and ends it without an answer, whatever is asked.</summary>
internal sealed class ProxyResetsRule : IRule
{
    public string Code => "proxy-resets";

    public Finding? Judge(RunObservations seen)
    {
        if (Refusal.Of(seen) is not { Status: null, EchoWorks: false, Stream.End: StreamEnd.Reset or StreamEnd.Cut or StreamEnd.NotHttp } refusal)
        {
            return null;
        }

        var isFirst = refusal.Echo is { Status: null };
        return new Finding(
            Code,
            FindingSeverity.Fault,
            isFirst ? Certainty.Certain : Certainty.Likely,
            $"{ProxyIdentity.Name(seen)} accepts connections and {Words(refusal.Stream.End)}",
            "The connection stands, the request is sent, and no answer comes: a rule closes it on purpose (nginx: return 444), plain HTTP "
            + "meets a port that speaks TLS, or the proxy has no connection left to give.",
            refusal.Evidence(seen),
            isFirst ? [new LookAlike("a proxy out of connections", "the very first request was refused as well")] : [],
            FixOrder.For(seen, AnswerFixes.Resets),
            "Test again: the stream must be answered with 200. Faults behind this one show only then.");
    }
    private static string Words(StreamEnd end) => end switch
    {
        StreamEnd.Reset => "resets them without an answer",
        StreamEnd.NotHttp => "answers something that is not HTTP",
        _ => "closes them without an answer",
    };
}
