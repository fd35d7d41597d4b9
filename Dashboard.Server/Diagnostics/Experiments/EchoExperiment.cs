using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Asks the application on both paths what it sees of a request; whether it answers at all decides what can be tried.</summary>
internal sealed class EchoExperiment(RunOptions options) : IExperiment
{
    private static readonly string[] s_secrets = ["Authorization", "Cookie"];

    public string Code => "echo";

    public string Name => "A request, to see who answers and what reaches the application";

    public TimeSpan AtMost => 2 * options.Exchange;

    public async Task<ExperimentResult> RunAsync(DiagnosisContext context, CancellationToken cancellationToken)
    {
        var query = $"?probe={context.Session}&empty=&text=a%20b";
        HeaderField[] headers =
        [
            new("Last-Event-ID", $"{context.Session}-7"),
            new("Authorization", $"Bearer {DiagnosisContext.Nonce()}"),
            new("Cookie", $"dashboard_probe={DiagnosisContext.Nonce()}"),
            new(ProbeHeaders.Custom, DiagnosisContext.Nonce()),
        ];
        var (direct, proxied) = await context.AskBothAsync(
            path => context.Paths.Request(path, context.Paths.Probe(path, "echo" + query), headers), cancellationToken);
        var pair = new EchoPair(Sent(context, headers), query, direct, proxied, Report(direct), Report(proxied));
        context.Note(seen => seen with { IsOurs = pair.DirectSaw is not null, Echo = pair });
        return new ExperimentResult(Text(pair)) { StopsBecause = WhyStop(pair) };
    }

    /// <summary>What was sent, in the form in which the application tells it.</summary>
    private static HeaderField[] Sent(DiagnosisContext context, HeaderField[] headers) =>
        [.. headers.Select(field => context.Paths.Headers.FirstOrDefault(
                theirs => theirs.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase)) ?? field)
            .Select(field => s_secrets.Contains(field.Name, StringComparer.OrdinalIgnoreCase) ? field with { Value = Hash(field.Value) } : field)];

    private static string Hash(string value) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..16];

    private static EchoReport? Report(ExchangeObservation answer)
    {
        if (answer.Status != 200 || !answer.IsMarked)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(answer.Body, ExperimentJson.Default.EchoReport);
        }
        catch (JsonException)
        {
            // Whatever it was, it was no echo; the observation has the answer as it came.
            return null;
        }
    }

    private static string Text(EchoPair pair) => pair switch
    {
        { DirectSaw: null, Direct.Status: null } => $"Direct: {Outcome.Of(pair.Direct)}. Through the proxy: {Outcome.Of(pair.Proxied)}.",
        { DirectSaw: null } => "This address answers to no probes: only what it streams by itself can be compared.",
        { ProxiedSaw: { } saw } =>
            $"The application answers after {pair.Direct.HeadersMs:0.0} ms directly and {pair.Proxied.HeadersMs:0.0} ms through the proxy, which asks with HTTP/{saw.HttpVersion}.",
        _ => $"The application answers directly. Through the proxy: {Outcome.Of(pair.Proxied)}.",
    };

    /// <summary>Without a connection nothing can be tried, and without the query both paths would show different streams.</summary>
    private static string? WhyStop(EchoPair pair) => pair switch
    {
        { DirectSaw: null } => null,
        { Proxied.End: >= StreamEnd.ConnectionRefused and <= StreamEnd.TlsFailed } => $"the proxy cannot be reached: {Outcome.Of(pair.Proxied)}",
        { ProxiedSaw: { } saw } when !saw.Target.EndsWith(pair.Query, StringComparison.Ordinal) =>
            "the proxy does not pass on what is asked for, so both paths would show different streams",
        _ => null,
    };
}
