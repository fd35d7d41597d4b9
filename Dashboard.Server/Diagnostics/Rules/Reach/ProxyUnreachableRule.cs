using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>Nobody accepts a connection at the proxied address, while the application does at its own.</summary>
internal sealed class ProxyUnreachableRule : IRule
{
    public string Code => "proxy-unreachable";

    public Finding? Judge(RunObservations seen)
    {
        var (url, end, trouble) = seen switch
        {
            { Main.Proxied: var stream } => (stream.Url, stream.End, stream.Trouble),
            { Echo.Proxied: var echo } => (echo.Url, echo.End, echo.Trouble),
            _ => ("", StreamEnd.Open, null),
        };

        if (!Outcome.IsUnreachable(end))
        {
            return null;
        }

        return new Finding(
            Code,
            FindingSeverity.Fault,
            Certainty.Certain,
            $"The proxy does not answer: {Words(end)}",
            "The application answers at its own address, and nobody accepts a connection at the proxied one. "
            + "The proxy is not running, listens elsewhere, or something between drops the connection.",
            [new Evidence("Connection", "accepted", trouble is null ? Outcome.Words(end) : $"{Outcome.Words(end)} ({trouble})"), new Evidence("Address", null, url)],
            [new LookAlike("an application that is down", "it answers on the direct path")],
            FixOrder.For(seen, ReachFixes.Unreachable),
            "Test again: the proxied address must accept a connection. Faults behind this one show only then.");
    }

    private static string Words(StreamEnd end) => end switch
    {
        StreamEnd.ConnectTimedOut => "the connection was not accepted in time",
        StreamEnd.NameNotFound => "no name server knows its name",
        _ => "the connection was refused",
    };
}
