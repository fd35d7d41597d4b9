using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>Tells whoever waits what is tried: a line for each experiment when it is over, and on a terminal what is under way.</summary>
internal sealed class ProgressLines(Terminal terminal)
{
    /// <summary>Back to the beginning of the line, and erase it (ECMA-48, section 8.3.41).</summary>
    private const string EraseLine = "\r\e[K";

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Begin(DiagnosisTarget target) =>
        terminal.Progress.WriteLine(Terminal.Plain($"Comparing {SecretText.Text(target.DirectUrl)} with {SecretText.Text(target.ProxiedUrl)} ..."));

    /// <summary>Shows what is new.</summary>
    /// <param name="experiments">All of them, as they stand.</param>
    /// <param name="elapsed">Since the run began.</param>
    public void Show(IReadOnlyList<ExperimentProgress> experiments, TimeSpan elapsed)
    {
        Erase();
        var over = experiments.Where(one => one.State > ExperimentState.Running && _told.Add(one.Code)).ToArray();
        foreach (var one in over.Where(one => one.TookMs is not null))
        {
            terminal.Progress.WriteLine(Terminal.Plain(Line(one)));
        }

        // Those that never began have the same reason; one line says it.
        foreach (var left in over.Where(one => one.TookMs is null).GroupBy(one => one.Text, StringComparer.Ordinal))
        {
            terminal.Progress.WriteLine(Terminal.Plain($"  not begun: {string.Join("; ", left.Select(one => one.Name))}. {left.Key}"));
        }

        var running = experiments.Where(one => one.State == ExperimentState.Running).ToArray();
        if (terminal.Redraws && running.Length > 0)
        {
            var line = Terminal.Plain($"  {elapsed.TotalSeconds,3:0} s  {string.Join("; ", running.Select(one => one.Name))} ...");
            terminal.Progress.Write(line.Length < terminal.Width ? line : line[..(terminal.Width - 1)]);
        }
    }

    private static string Line(ExperimentProgress one)
    {
        var took = one is { TookMs: { } ms, State: not ExperimentState.Skipped } ? $" in {ms / 1000:0.0} s" : "";
        return $"  {ReportWords.Of(one.State)}{took}: {one.Name}{(one.Text is { } text ? $". {text}" : "")}";
    }

    private void Erase()
    {
        if (terminal.Redraws)
        {
            terminal.Progress.Write(EraseLine);
        }
    }
}
