using System.Security.Cryptography;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>
/// Begins a WebSocket where the pages have their circuits (RFC 6455, section 4.1), and the negotiation before it. Without
/// WebSockets the pages work on, with a request for every click.
/// </summary>
internal sealed class WebSocketExperiment(RunOptions options) : IExperiment
{
    private const int SwitchingProtocols = 101;

    public string Code => "websocket";

    public string Name => "A WebSocket, as the pages open one";

    public TimeSpan AtMost => 3 * options.Exchange;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var answers = await context.AskBothAsync(path => Handshake(context, path), cancellationToken);
        context.Note(seen => seen with { WebSocket = answers });
        var negotiation = await context.AskAsync(Negotiation(context), cancellationToken);
        return new ExperimentResult(
            (answers.Proxied.Status == SwitchingProtocols
                ? $"The WebSocket stands after {answers.Proxied.HeadersMs:0.0} ms through the proxy"
                : $"No WebSocket through the proxy ({Outcome.Of(answers.Proxied)}); directly {Direct(answers.Direct)}")
            + (negotiation.Status == 200 ? "; the negotiation before it works." : $"; the negotiation before it does not ({Outcome.Of(negotiation)})."));
    }

    private static string Direct(ExchangeObservation answer) => answer.Status == SwitchingProtocols ? "it stands" : Outcome.Of(answer);

    private static WireRequest Handshake(DiagnosisContext context, PathName path) => context.Paths.Request(
        path,
        ProbeAddress.Circuit(context.Paths.Of(path)),
        new("Upgrade", "websocket"),
        new("Connection", "Upgrade"),
        new("Sec-WebSocket-Version", "13"),
        new("Sec-WebSocket-Key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))));

    private static WireRequest Negotiation(DiagnosisContext context) => context.Paths.Request(
        PathName.Proxied, ProbeAddress.Circuit(context.Paths.Proxied, "/negotiate?negotiateVersion=1")) with
    {
        Method = "POST",
    };
}
