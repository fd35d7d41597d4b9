using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>Gives each experiment of a plan its turn, bounds it, and keeps the board.</summary>
internal sealed partial class ExperimentTurns(ExperimentPlan plan, ProgressBoard board, RunSettings settings)
{
    /// <summary>What an experiment is given beyond its own bound before it is stopped from outside.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);

    /// <summary>Tries all that makes sense. When it returns, each experiment on the board is over.</summary>
    /// <param name="context">What they share.</param>
    /// <param name="stopped">Somebody wants an answer now.</param>
    public async Task RunAsync(DiagnosisContext context, CancellationToken stopped)
    {
        using var longest = new CancellationTokenSource(settings.Options.Longest, settings.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopped, longest.Token);
        using var alongside = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        var because = await TryAsync(plan.First, context, limit.Token);
        var stages = Choose(context);
        var silence = because is null && context.Seen.IsOurs && plan.Alongside is { } idle
            ? TryAsync(idle, context, alongside.Token)
            : Task.FromResult<string?>(null);
        foreach (var stage in stages)
        {
            if (because is not null || limit.IsCancellationRequested)
            {
                break;
            }

            because = (await Task.WhenAll(stage.Select(one => TryAsync(one, context, limit.Token)))).FirstOrDefault(one => one is not null);
        }

        if (because is not null)
        {
            await alongside.CancelAsync();
        }

        // What was not begun is decided already; only the silence may still be waited for.
        var state = because is null ? ExperimentState.Stopped : ExperimentState.Skipped;
        board.EndWaiting(state, because is null ? "Its turn did not come." : $"Not tried: {because}.");
        await silence;
    }

    /// <summary>What can be tried with a target depends on whether it answers to probes.</summary>
    private IReadOnlyList<IReadOnlyList<IExperiment>> Choose(DiagnosisContext context)
    {
        if (context.Seen.IsOurs || context.Seen.Echo is null)
        {
            return plan.WithProbes;
        }

        board.Replace([plan.First, .. ExperimentPlan.Steps(plan.WithoutProbes)]);
        return plan.WithoutProbes;
    }

    private async Task<string?> TryAsync(IExperiment experiment, DiagnosisContext context, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(experiment.AtMost + s_grace, settings.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        board.Begin(experiment);
        try
        {
            var result = await experiment.RunAsync(context, limit.Token);
            board.End(experiment, result);
            return result.StopsBecause;
        }
        catch (OperationCanceledException)
        {
            board.Stop(experiment, late.IsCancellationRequested
                ? $"Stopped: it was not over after {experiment.AtMost.TotalSeconds:0.#} s."
                : "Stopped before its end.");
        }
        catch (Exception failure)
        {
            // Rules take what was not seen for not tried, so the others still come to an answer.
            Log.Failed(settings.Logger, failure, experiment.Code);
            board.Stop(experiment, "Failed; the log of the server says why.");
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The experiment {Code} of a diagnosis failed.")]
        public static partial void Failed(ILogger logger, Exception failure, string code);
    }
}
