using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.CommandLine;

public sealed class DiagnoseProxyTests
{
    [Fact]
    public async Task A_buffering_proxy_exits_with_1_and_a_program_gets_the_finding_its_fix_and_no_secrets()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = await NginxProxy.StartAsync(server.Url, "faults/buffering.conf");

        var run = await DiagnoseRun.OfAsync(
            "--direct", server.Url.AbsoluteUri + "sse/ops?token=Hush-1234", "--proxied", proxy.Url.AbsoluteUri + "sse/ops?token=Hush-1234",
            "--header", "Authorization: Bearer Hush-5678", "--json");

        Assert.True(run.ExitCode == 1, run.Output + run.Progress);
        var diagnosis = JsonSerializer.Deserialize(run.Output, ContractsJson.Default.Diagnosis)!;
        Assert.Equal((VerdictState.Faulty, "block-buffering"), (diagnosis.Verdict!.State, diagnosis.Verdict.Findings[0].Code));
        Assert.Contains("proxy_buffering off;", diagnosis.Verdict.Findings[0].Fixes[0].Snippet, StringComparison.Ordinal);
        Assert.Equal(["Authorization"], diagnosis.Target.HeaderNames);
        Assert.DoesNotContain("Hush", run.Output + run.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_answers_directly_there_is_no_answer_about_the_proxy_and_it_exits_with_2()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var proxy = await NginxProxy.StartAsync(nobody);

        var run = await DiagnoseRun.OfAsync("--direct", nobody.AbsoluteUri, "--proxied", proxy.Url.AbsoluteUri);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("NOT THE PROXY\nThe direct path is bad as well", run.Output, StringComparison.Ordinal);
    }
}
