using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.CommandLine;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.CommandLine;

public sealed class DiagnosisTextTests
{
    [Fact]
    public void A_finding_stands_there_with_its_evidence_and_the_fix_for_the_proxy_that_was_recognised()
    {
        var text = Text(SampleDiagnosis.Of("abc", findings: SampleDiagnosis.Buffering));

        Assert.Contains("FAULTY\nnginx holds events back until 4096 bytes have gathered.\n\n1. Fault: block-buffering\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "   evidence              direct   proxied\n   Time to the headers   0.9 ms   5202 ms\n", text, StringComparison.Ordinal);
        Assert.Contains("   It is not compression that gathers events: a request\n   without compression was held just so.\n", text, StringComparison.Ordinal);
        Assert.Contains("   To mend it, nginx, in the location of the event streams:\n\n       proxy_buffering off;\n\n", text, StringComparison.Ordinal);
        Assert.Contains("With --json there is the change for HAProxy as well.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("option http-no-delay", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_of_all_connections_stand_side_by_side()
    {
        var text = Text(SampleDiagnosis.Of("abc"));

        Assert.Contains("headers after       0.9 ms    1.1 ms   5202 ms\n", text, StringComparison.Ordinal);
        Assert.Contains("half of the events (p50)            2400 ms\n", text, StringComparison.Ordinal);
        Assert.Contains("noise (direct minus control, p95)   0.31 ms\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_only_repeats_what_a_word_says()
    {
        var diagnosis = SampleDiagnosis.Of("abc", findings: SampleDiagnosis.Buffering);

        var coloured = Text(diagnosis, isColoured: true);

        Assert.Contains("\e[31mFAULTY\e[0m\n", coloured, StringComparison.Ordinal);
        Assert.Equal(Text(diagnosis), coloured.Replace("\e[31m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_stranger_answered_cannot_command_the_terminal()
    {
        var hostile = SampleDiagnosis.Buffering with
        {
            Title = "It answers \e]0;owned\a", Evidence = [new Evidence("a\rb", "\e[2J", "\u009b2J")], Fixes = [new Fix("x", "y", "z\e[A\nnext", "w")],
        };

        var text = Text(SampleDiagnosis.Of("abc", findings: [SampleDiagnosis.Buffering, hostile]));

        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.Contains("\n2. Fault: block-buffering\n   It answers \uFFFD]0;owned\uFFFD.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n       next\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_nobody_verified_is_marked()
    {
        var diagnosis = SampleDiagnosis.Of("abc", SampleDiagnosis.Target with { AcceptsAnyCertificate = true });

        Assert.Contains("Certificates were not verified", Text(diagnosis), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_prose_fit_the_terminal() => Assert.All(
        Text(SampleDiagnosis.Of("abc", findings: SampleDiagnosis.Buffering with { Explanation = string.Join(' ', Enumerable.Repeat("word", 200)) })).Split('\n'),
        line => Assert.InRange(line.Length, 0, 60));

    [Theory]
    [InlineData(VerdictState.Healthy, false, 0)]
    [InlineData(VerdictState.Healthy, true, 2)]
    [InlineData(VerdictState.Faulty, false, 1)]
    [InlineData(VerdictState.Faulty, true, 1)]
    [InlineData(VerdictState.NotTheProxy, false, 2)]
    [InlineData(VerdictState.Inconclusive, false, 2)]
    public void The_exit_code_says_what_it_came_to(VerdictState state, bool wasStopped, int code) =>
        Assert.Equal(code, DiagnoseExitCode.Of(state, wasStopped));

    [Fact]
    public void A_terminal_shows_what_is_under_way_and_an_experiment_that_is_over_once()
    {
        using var progress = new StringWriter();
        var lines = new ProgressLines(new Terminal(TextWriter.Null, progress) { Redraws = true });
        var running = new ExperimentProgress("a", "First", ExperimentState.Running, null, 1000, null);

        lines.Show([running], TimeSpan.FromSeconds(3));
        lines.Show([running with { State = ExperimentState.Done, Text = "Fine.", TookMs = 1200 }], TimeSpan.FromSeconds(4));
        lines.Show([running with { State = ExperimentState.Done, Text = "Fine.", TookMs = 1200 }], TimeSpan.FromSeconds(5));

        Assert.Equal("\r\e[K    3 s  First ...\r\e[K  done in 1.2 s: First. Fine.\n\r\e[K", progress.ToString());
    }

    [Fact]
    public void Experiments_that_never_began_stand_in_one_line_with_their_reason()
    {
        using var progress = new StringWriter();
        var left = new ExperimentProgress("a", "First", ExperimentState.Stopped, "Its turn did not come.", 1000, null);

        new ProgressLines(new Terminal(TextWriter.Null, progress)).Show([left, left with { Code = "b", Name = "Second" }], TimeSpan.FromSeconds(3));

        Assert.Equal("  not begun: First; Second. Its turn did not come.\n", progress.ToString());
    }

    [Theory]
    [InlineData("xterm", null, true)]
    [InlineData("xterm", "", true)]
    [InlineData("xterm", "1", false)]
    [InlineData("xterm", "0", false)]
    [InlineData("dumb", null, false)]
    [InlineData(null, null, false)]
    public void Nothing_is_coloured_where_the_environment_asks_for_none(string? term, string? noColor, bool isColoured) => Assert.Equal(
        isColoured, Terminal.AllowsColour(name => name switch { "TERM" => term, "NO_COLOR" => noColor, _ => null }));

    private static string Text(Diagnosis diagnosis, bool isColoured = false)
    {
        using var output = new StringWriter();
        new DiagnosisText(new Terminal(output, TextWriter.Null) { IsColoured = isColoured, Width = 60 }).Write(diagnosis);
        return output.ToString();
    }
}
