using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Precision;

/// <summary>
/// Measures one healthy path, the server behind the shipped nginx, by two means at the same time, so that both see the
/// machine in the same state.
/// </summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="folder">Where the servers' files are.</param>
internal sealed class PrecisionRun(PrecisionOptions options, string folder)
{
    /// <summary>What a diagnosis takes besides watching its streams, on a slow machine.</summary>
    private static readonly TimeSpan s_besides = TimeSpan.FromSeconds(90);

    /// <param name="tell">Gets each round as a row of a table.</param>
    /// <param name="token">Ends it.</param>
    /// <returns>Whether every round met the goal.</returns>
    public async Task<bool> RunAsync(Action<string> tell, CancellationToken token)
    {
        var site = new Site(options.Root, "", Path.Combine(folder, "precision"), RunningServer.FreePort());
        await using var server = await RunningServer.StartAsync(Contenders.All.First(one => one.Ours), site, core: null, token);
        var direct = server.Port;
        await server.AddNginxAsync(token);
        tell(PrecisionRound.Head);
        var isMet = true;
        for (var number = 1; number <= options.Rounds; number++)
        {
            var round = await MeasureAsync(number, direct, server.Port, token);
            tell(round.ToString());
            isMet &= round.IsMet;
        }

        return isMet;
    }

    private async Task<PrecisionRound> MeasureAsync(int number, int direct, int proxied, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Seconds) + s_besides);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);

        // A thread of its own, which waits for sockets and for nothing else.
        var independent = Task.Factory.StartNew(
            () => new IndependentMeasure(direct, proxied).Run(over.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var diagnosis = await ProductMeasure.RunAsync(options, direct, proxied, limit.Token);
            await over.CancelAsync();
            return new PrecisionRound(number, await independent, diagnosis);
        }
        finally
        {
            await over.CancelAsync();
            await ((Task)independent).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
