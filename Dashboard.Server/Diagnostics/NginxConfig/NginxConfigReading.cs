using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Reads a text, finds what decides over a path, and sets it against a diagnosis. Keeps nothing.</summary>
internal sealed class NginxConfigReading(IOptions<NginxConfigOptions> options, IDiagnoses? diagnoses = null) : INginxConfigReading
{
    /// <summary>The path of the circuits: what was found about WebSockets was found there.</summary>
    private const string CircuitPath = "/_blazor";

    /// <summary>Directives and remarks that are told, each: real ones are some dozens, and an answer is for reading.</summary>
    private const int MostTold = 500;

    public int MaxTextBytes => options.Value.MaxTextBytes;

    public ConfigReading Read(ConfigQuestion question)
    {
        QuestionRules.Check(question, MaxTextBytes);
        var diagnosis = question.DiagnosisId is { Length: > 0 } id
            ? diagnoses?.Find(id) ?? throw new KeyNotFoundException("There is no such diagnosis; it may be too old to be remembered.")
            : null;
        var asked = QuestionRules.HostAndPort(question, diagnosis);
        var remarks = new List<ConfigRemark>();
        var document = ConfigDocument.Read(question.Text, options.Value.MaxDirectives, remarks);
        var path = RequestPath.Normal(question.Path);
        var reading = PathReading.Of(document, asked, path, remarks);
        if (reading is null)
        {
            return new ConfigReading(path, null, null, [], Told(remarks), []);
        }

        var findings = (diagnosis?.Verdict?.Findings ?? [])
            .Select(finding => MeasuredAgainstText.Compare(finding, DirectivesFor(finding, document, asked, reading)))
            .ToList();
        return new ConfigReading(path, reading.Server, reading.Location, [.. reading.Directives.Take(MostTold)], Told(remarks), findings);
    }

    private static List<ConfigRemark> Told(List<ConfigRemark> remarks) => remarks.Count <= MostTold
        ? remarks
        : [.. remarks.Take(MostTold), new ConfigRemark(ConfigRemarkKind.Note, $"{remarks.Count - MostTold} more remarks are left out.")];

    private static IReadOnlyList<DecidingDirective> DirectivesFor(
        Finding finding, ConfigDocument document, (string? Host, int? Port) asked, PathReading reading) =>
        finding.Code == "websocket-blocked" && PathReading.Of(document, asked, CircuitPath, []) is { } circuit
            ? circuit.Directives
            : reading.Directives;
}
