using Dashboard.Server.Diagnostics.CommandLine;

namespace Dashboard.Tests.Diagnostics.CommandLine;

/// <summary>What a call of <c>diagnose</c> in this process came to.</summary>
internal sealed record DiagnoseRun(int ExitCode, string Output, string Progress)
{
    public static async Task<DiagnoseRun> OfAsync(params string[] words) => await OfAsync(words, CancellationToken.None);

    public static async Task<DiagnoseRun> OfAsync(string[] words, CancellationToken stop)
    {
        using var output = new StringWriter();
        using var progress = new StringWriter();
        var exitCode = await DiagnoseCommand.RunAsync(words, new Terminal(output, progress), stop);
        return new DiagnoseRun(exitCode, output.ToString(), progress.ToString());
    }
}
