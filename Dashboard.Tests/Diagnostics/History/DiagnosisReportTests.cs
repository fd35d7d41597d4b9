using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.History;

public sealed class DiagnosisReportTests
{
    /// <summary>Ends tables, code, quotes and lines, turns the direction of text, and links.</summary>
    private const string Hostile = "a`b``c|d\r\n\n# h\n```\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) **b** ![i](//e) \u202E\0";

    private const string Expected = """
        # Diagnosis of Deploys: faulty

        > **nginx holds events back until 4096 bytes have gathered.**

        | What | Value |
        | --- | --- |
        | Direct | `http://10.0.0.5:5080/sse` |
        | Through the proxy | `https://app.example.org/sse` |
        | Began | `2026-11-22T12:00:00.000000Z` |
        | Took | `15250 ms` |
        | Looked | from the server |
        | Certificates | verified |
        | Headers sent along | `Authorization` |
        | Diagnosis | `run1` |

        ## Findings

        ### 1. nginx holds events back until 4096 bytes have gathered.

        Fault `block-buffering`, certain: an experiment told it apart from every look-alike that is known.

        The proxy reads the answer into buffers, and passes on whole ones.

        | Evidence | Direct | Through the proxy |
        | --- | --- | --- |
        | Time to the headers | `0.9 ms` | `5202 ms` |

        | It is not | Because |
        | --- | --- |
        | compression that gathers events | a request without compression was held just so |

        **To mend it,** nginx, in the location of the event streams:

        ```
        proxy_buffering off;
        ```

        Each event is passed on as it comes.

        The page of the diagnosis has the change for HAProxy as well.

        **To verify:** Test again: one event per read.

        ## Paths

        |  | Direct | Control | Proxied |
        | --- | --- | --- | --- |
        """;

    [Fact]
    public void A_report_says_what_was_found_how_it_was_seen_and_what_mends_it()
    {
        var report = DiagnosisReport.Markdown(SampleDiagnosis.Of("run1", null, SampleDiagnosis.Buffering));

        Assert.StartsWith(Expected, report, StringComparison.Ordinal);
        Assert.Contains("| Headers after | `0.9 ms` | `1.1 ms` | `5202 ms` |\n", report, StringComparison.Ordinal);
        Assert.Contains("| Counts as held from | `25 ms` |\n", report, StringComparison.Ordinal);
        Assert.Contains("| `Content-Type` | `text/event-stream` | `text/event-stream` |  |\n| `Date` | `Direct` | `Proxied` | differs |\n", report, StringComparison.Ordinal);
        Assert.Contains("| Streams side by side | done | `12002 ms` | 59 events on each |\n", report, StringComparison.Ordinal);
        Assert.EndsWith("removed from this report.\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_can_be_taken_before_there_is_a_verdict()
    {
        var report = DiagnosisReport.Markdown(SampleDiagnosis.Of("run1") with { Verdict = null, TookMs = null, Lanes = [], Experiments = [], Difference = PathStatistics.Empty, NoiseMs = null });

        Assert.StartsWith("# Diagnosis of Deploys: under way\n\n> **There is no verdict yet.**\n", report, StringComparison.Ordinal);
        Assert.Contains("## Findings\n\nNone.\n", report, StringComparison.Ordinal);
        Assert.Contains("| The latest | – |\n", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_from_a_browser_has_what_the_server_saw_as_well()
    {
        var report = DiagnosisReport.Markdown(SampleDiagnosis.Of("run1") with
        {
            Vantage = Vantage.Browser,
            ServerLanes = [SampleDiagnosis.Lane(PathName.Direct, 0.7), SampleDiagnosis.Lane(PathName.Control, 0.6), SampleDiagnosis.Lane(PathName.Proxied, 1.9)],
            ServerDifference = new PathStatistics(58, 0.12, 0.4, 3.5),
        });

        var server = report[report.IndexOf("## The same events as the server got them\n", StringComparison.Ordinal)..report.IndexOf("## Headers", StringComparison.Ordinal)];
        Assert.Contains("| Headers after | `0.7 ms` | `0.6 ms` | `1.9 ms` |\n", server, StringComparison.Ordinal);
        Assert.Contains("| The latest | `3.5 ms` |\n| Events on both paths | `58` |\n", server, StringComparison.Ordinal);
        Assert.DoesNotContain("as the server got them", DiagnosisReport.Markdown(SampleDiagnosis.Of("run1")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepted_certificate_stands_out() => Assert.Contains(
        "| Certificates | **any was accepted, also one that cannot be verified** |",
        DiagnosisReport.Markdown(SampleDiagnosis.Of("run1", SampleDiagnosis.Target with { AcceptsAnyCertificate = true })),
        StringComparison.Ordinal);

    [Fact]
    public void Nothing_that_strangers_write_becomes_markup()
    {
        var plain = Lines(Filled("text"));

        var lines = Lines(Filled(Hostile));

        Assert.Equal(plain.Length, lines.Length);
        Assert.All(lines.Zip(plain), pair => Assert.Equal(Shape(pair.Second), Shape(pair.First)));
        Assert.DoesNotContain(lines, line => line.Any(char.IsControl) || line.Contains('\u202E', StringComparison.Ordinal));
        Assert.All(lines.Where(line => !line.Contains('`', StringComparison.Ordinal)), line => Assert.DoesNotContain("<img", line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_grants_access_is_removed_wherever_it_stands()
    {
        const string Canary = "c4n4ryc4n4ryc4n4ryc4n4ry";
        var address = $"https://user:{Canary}@app.example.org/sse?access_token={Canary}&stream=deploys";
        DiagnosisLane[] lanes =
        [
            SampleDiagnosis.Lane(PathName.Direct, 1) with
            {
                Url = address,
                Headers = [new("Set-Cookie", Canary), new("X-Api-Key", Canary), new("authorization", "Bearer " + Canary), new("Location", address), new("X-Note", $"Bearer {Canary}")],
            },
        ];

        var report = DiagnosisReport.Markdown(Filled(address) with
        {
            Target = SampleDiagnosis.Target with { DirectUrl = address, ProxiedUrl = address },
            Lanes = lanes,
            ServerLanes = lanes,
        });

        Assert.DoesNotContain(Canary, report, StringComparison.Ordinal);
        Assert.Contains("stream=deploys", report, StringComparison.Ordinal);
        Assert.Contains("| `Set-Cookie` | `(removed)` |", report, StringComparison.Ordinal);
    }

    /// <summary>A diagnosis with the same text in each field that strangers have a hand in; codes are ours.</summary>
    private static Diagnosis Filled(string text) => SampleDiagnosis.Of(
        "run1",
        SampleDiagnosis.Target with { Name = text, HeaderNames = [text] },
        new Finding(
            "block-buffering", FindingSeverity.Risk, Certainty.Likely, text, text, [new Evidence(text, text, text)], [new LookAlike(text, text)], [new Fix(text, text, "line", text), new Fix(text + "2", text, "", text)], text)) with
    {
        Experiments = [new ExperimentProgress("e", text, ExperimentState.Done, text, 1, 1)],
        Lanes = Lanes(text),
        ServerLanes = Lanes(text),
    };

    private static DiagnosisLane[] Lanes(string text) =>
        [.. ((PathName[])[PathName.Direct, PathName.Proxied]).Select(path => SampleDiagnosis.Lane(path, 1) with { Url = text, HttpVersion = text, End = text, Headers = [new(text, text)] })];

    private static string[] Lines(Diagnosis diagnosis) => DiagnosisReport.Markdown(diagnosis).Split('\n');

    /// <summary>What a renderer sees of a line: how it begins, and how many cells it has.</summary>
    private static (string Begin, int Cells) Shape(string line) =>
        (line.Length == 0 ? "" : line[..1] is "#" or "|" or ">" or "`" or "*" ? line[..1] : "text", line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|'));
}
