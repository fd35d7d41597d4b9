using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Load;

/// <summary>Runs <c>sseload</c>.</summary>
/// <param name="programs">The folder that it is in.</param>
internal sealed class LoadGenerator(string programs)
{
    /// <summary>Carries out a plan.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="server">To which server.</param>
    /// <param name="target">Where it runs.</param>
    /// <param name="core">The only processor that the generator may use; null for all.</param>
    /// <param name="onRestart">Called when the generator waits for the server to go and come back.</param>
    /// <param name="token">Ends it.</param>
    public async Task<LoadReport> RunAsync(
        LoadPlan plan, Contender server, RunningServer target, int? core, Func<Task>? onRestart, CancellationToken token)
    {
        var report = "";
        var restart = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var child = Child.Start([$"{programs}/sseload", .. plan.Arguments(server, target.Port, target.Pids)], core, line =>
        {
            if (line == "restart")
            {
                restart.TrySetResult();
            }
            else if (line.Length > 0)
            {
                report = line;
            }
        });
        var exit = child.ExitAsync(token);
        if (onRestart is not null && await Task.WhenAny(restart.Task, exit) == restart.Task)
        {
            await onRestart();
        }

        return await exit == 0 ? LoadReport.Read(report) : throw new BenchException($"the load generator: {child.Words}");
    }
}
