using Dashboard.Server.Diagnostics.CommandLine;

namespace Dashboard.Tests.Diagnostics.CommandLine;

public sealed class DiagnoseSyntaxTests
{
    private const string Direct = "http://10.0.0.1:5080/", Proxied = "https://example.org/sse";

    [Fact]
    public void Everything_that_can_be_asked_is_understood()
    {
        var (arguments, errors) = Read(
            "--direct", Direct, "--proxied=" + Proxied, "--for", "2m", "--json", "--idle-timeout", "--accept-any-certificate",
            "--header", "Authorization: Bearer a:b", "--header", "X-Team:ops");

        Assert.Empty(errors);
        Assert.Equal((Direct, Proxied, true), (arguments!.Target.DirectUrl, arguments.Target.ProxiedUrl, arguments.Target.AcceptsAnyCertificate));
        Assert.Equal((TimeSpan.FromMinutes(2), true, true), (arguments.WatchFor, arguments.AsJson, arguments.MeasuresIdleTimeout));
        Assert.Equal([new("Authorization", "Bearer a:b"), new("X-Team", "ops")], arguments.Target.Headers);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[fe80::1]/")]
    public void Who_calls_it_may_ask_any_address(string direct) => Assert.Empty(Read("--direct", direct, "--proxied", Proxied).Errors);

    [Theory]
    [InlineData("--direct lacks its value: write the address", "--direct", "--proxied", Proxied)]
    [InlineData("--direct: Write the address of the event stream", "--proxied", Proxied)]
    [InlineData("--proxied: Write a whole address that begins with http", "--direct", Direct, "--proxied", "example.org")]
    [InlineData("--proxied: Is the direct address.", "--direct", Direct, "--proxied", Direct)]
    [InlineData("--for: Write seconds or minutes from 5s to 10m", "--direct", Direct, "--proxied", Proxied, "--for", "4s")]
    [InlineData("--header lacks its value: write a header as", "--direct", Direct, "--proxied", Proxied, "--header")]
    [InlineData("--header (number 1): Write a header as 'Name: value'", "--direct", Direct, "--proxied", Proxied, "--header", "Hush")]
    [InlineData("--header (number 2, its name): Leave it out", "--direct", Direct, "--proxied", Proxied, "--header", "A: b", "--header", "Host: Hush")]
    [InlineData("--dirct is no option of diagnose", "--direct", Direct, "--proxied", Proxied, "--dirct=Hush")]
    [InlineData("There is a word that belongs to no option", "--direct", Direct, "--proxied", Proxied, "--header", "Authorization:", "Hush")]
    [InlineData("Option '--direct' expects a single argument", "--direct", Direct, "--proxied", Proxied, "--direct", Direct)]
    public async Task What_is_wrong_is_said_in_a_sentence_that_names_the_option_and_repeats_no_secret(string begins, params string[] words)
    {
        var run = await DiagnoseRun.OfAsync(words);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(begins, run.Progress, StringComparison.Ordinal);
        Assert.Equal(1, run.Progress.Count(c => c == '\n'));
        Assert.DoesNotContain("Hush", run.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option_and_every_exit_code()
    {
        var run = await DiagnoseRun.OfAsync("--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Progress));
        Assert.All(
            ["--direct <URL>", "--proxied <URL>", "--for <time>", "--header", "--accept-any-certificate", "--idle-timeout", "--json", "0  healthy", "1  faults", "2  no answer"],
            part => Assert.Contains(part, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5s", 5)]
    [InlineData("30", 30)]
    [InlineData("10m", 600)]
    [InlineData("11m", null)]
    [InlineData("500ms", null)]
    [InlineData("-5s", null)]
    [InlineData("1.5m", null)]
    [InlineData("s", null)]
    [InlineData("", null)]
    public void A_time_to_watch_is_seconds_or_minutes_in_bounds(string text, int? seconds) =>
        Assert.Equal(seconds, (int?)WatchTime.Read(text)?.TotalSeconds);

    private static (DiagnoseArguments? Arguments, IReadOnlyList<string> Errors) Read(params string[] words)
    {
        var syntax = new DiagnoseSyntax();
        return syntax.Read(syntax.Parse(words));
    }
}
