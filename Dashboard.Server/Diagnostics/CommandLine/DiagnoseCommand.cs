using System.CommandLine.Help;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.History;
using Dashboard.Server.Diagnostics.Targets;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>
/// Diagnoses a pair of addresses from the command line: no web server, no file, and any address, since whoever types it
/// could ask it with any other program as well.
/// </summary>
internal static class DiagnoseCommand
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Name = "diagnose";

    /// <summary>Often enough for people, and too seldom to disturb what is measured.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs it for this process.</summary>
    /// <param name="words">What stands behind <see cref="Name"/>.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> words)
    {
        using var signals = new StopSignals();
        return await RunAsync(words, Terminal.OfProcess(), signals.Asked);
    }

    /// <param name="words">What stands behind <see cref="Name"/>.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="stop">Ends it with the verdict so far.</param>
    /// <returns>A <see cref="DiagnoseExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, Terminal terminal, CancellationToken stop)
    {
        var syntax = new DiagnoseSyntax();
        var parsed = syntax.Parse(words);
        if (parsed.Action is HelpAction)
        {
            return await parsed.InvokeAsync(new() { Output = terminal.Output, Error = terminal.Progress }, stop);
        }

        var (arguments, errors) = syntax.Read(parsed);
        if (arguments is null)
        {
            foreach (var error in errors)
            {
                await terminal.Progress.WriteLineAsync(Terminal.Plain(error));
            }

            return DiagnoseExitCode.NoAnswer;
        }

        var diagnosis = WithoutSecrets.Of(await DiagnoseAsync(arguments, terminal, stop));
        if (arguments.AsJson)
        {
            await terminal.Output.WriteLineAsync(JsonSerializer.Serialize(diagnosis, ContractsJson.Wire.Diagnosis));
        }
        else
        {
            new DiagnosisText(terminal).Write(diagnosis);
        }

        return DiagnoseExitCode.Of(diagnosis.Verdict?.State, stop.IsCancellationRequested);
    }

    private static async Task<Diagnosis> DiagnoseAsync(DiagnoseArguments arguments, Terminal terminal, CancellationToken stop)
    {
        using var logging = LoggerFactory.Create(logs => logs
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning));
        var settings = new RunSettings(Options.Create(Limits(arguments.WatchFor)), TimeProvider.System, logging.CreateLogger<DiagnosisRun>());
        var target = Target(arguments.Target);
        var paths = TargetPaths.Of(target, arguments.Target.Headers, TargetNetworks.Everything);
        using var run = new DiagnosisRun(target, paths, ExperimentPlan.Of(settings.Options, arguments.MeasuresIdleTimeout), settings);
        using var stopping = stop.Register(run.Stop);
        using var turn = new SemaphoreSlim(1);
        return await ShowAsync(run, run.RunAsync(turn), settings.Time, new ProgressLines(terminal));
    }

    private static async Task<Diagnosis> ShowAsync(DiagnosisRun run, Task<Diagnosis> answer, TimeProvider time, ProgressLines progress)
    {
        var started = time.GetTimestamp();
        progress.Begin(run.Current.Target);
        while (!answer.IsCompleted)
        {
            progress.Show(run.Current.Experiments, time.GetElapsedTime(started));
            await Task.WhenAny(answer, Task.Delay(s_look, time));
        }

        progress.Show(run.Current.Experiments, time.GetElapsedTime(started));
        return await answer;
    }

    /// <summary>What is asked for comes on top of what everything else may take.</summary>
    private static RunOptions Limits(TimeSpan? watchFor)
    {
        var usual = new RunOptions();
        return watchFor is { } watch
            ? new RunOptions { Streams = watch, Foreign = watch, Longest = usual.Longest - usual.Streams + watch }
            : usual;
    }

    private static DiagnosisTarget Target(NewDiagnosisTarget asked) => new(
        "commandline", asked.Name, asked.DirectUrl, asked.ProxiedUrl, [.. asked.Headers.Select(header => header.Name)], asked.AcceptsAnyCertificate);
}
