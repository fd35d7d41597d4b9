using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.NginxConfig;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

/// <summary>With a diagnosis, the text is read for what the diagnosis has measured.</summary>
public sealed class MeasuredPathTests
{
    private const string Text =
        """
        events { }
        http {
          server { listen 80; location / { proxy_pass http://a; } }
          server { listen 8080; server_name other.test; location / { proxy_pass http://a; } }
          server { listen 8080; server_name example.org;
            location /sse { proxy_pass http://a; proxy_buffering off; }
            location /_blazor { proxy_pass http://a; proxy_set_header Upgrade $http_upgrade; }
          }
        }
        """;

    [Fact]
    public void Host_and_port_are_those_of_the_measured_path()
    {
        var reading = Read("block-buffering");

        Assert.Equal("server example.org", reading.Server!.Opening);
        Assert.Equal([("block-buffering", ConfigAgreement.Contradicts)], reading.Findings.Select(one => (one.Code, one.Agreement)));
    }

    [Fact]
    public void What_was_found_about_WebSockets_is_set_against_the_location_of_the_circuits()
    {
        var finding = Assert.Single(Read("websocket-blocked").Findings);

        Assert.Equal(ConfigAgreement.Agrees, finding.Agreement);
        Assert.Equal(new ConfigPlace("nginx.conf", 7), Assert.Single(finding.Directives).Place);
    }

    [Fact]
    public void A_diagnosis_that_is_not_remembered_is_told() =>
        Assert.Throws<KeyNotFoundException>(() => Reading("x").Read(new ConfigQuestion(Text, "/sse", DiagnosisId: "gone")));

    private static ConfigReading Read(string code) => Reading(code).Read(new ConfigQuestion(Text, "/sse/deploys", DiagnosisId: "abc"));

    private static NginxConfigReading Reading(string code) => new(Options.Create(new NginxConfigOptions()), new OneDiagnosis(code));

    /// <summary>One diagnosis that is over, with one finding.</summary>
    private sealed class OneDiagnosis(string code) : IDiagnoses
    {
        public IDiagnosisRun Start(DiagnosisRequest request) => throw new NotSupportedException();

        public IDiagnosisRun? Running(string targetId) => null;

        public IReadOnlyList<VerdictSummary> History(string targetId) => [];

        public Diagnosis? Find(string diagnosisId) => diagnosisId != "abc" ? null : new Diagnosis(
            "abc",
            new DiagnosisTarget("own", "Own", "http://127.0.0.1:5080", "http://example.org:8080/sse", [], AcceptsAnyCertificate: false),
            default,
            DateTimeOffset.UnixEpoch,
            1,
            [],
            [],
            PathStatistics.Empty,
            null,
            25,
            new Verdict(VerdictState.Faulty, "Found.", [new Finding(code, FindingSeverity.Fault, Certainty.Certain, "Found.", "", [], [], [], "")]));
    }
}
