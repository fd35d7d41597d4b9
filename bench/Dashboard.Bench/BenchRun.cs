using Dashboard.Bench.Results;
using Dashboard.Bench.Scenarios;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench;

/// <summary>Runs every scenario with every server, round after round: neighbours in time are compared, not hours.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="folder">Where the servers' files are.</param>
/// <param name="tell">Gets a line for each measurement.</param>
internal sealed class BenchRun(BenchOptions options, string folder, Action<string> tell)
{
    // The longest scenario has two loads of 45 s at the most.
    private static readonly TimeSpan s_attemptLimit = TimeSpan.FromSeconds(150);

    private int _attempts;

    /// <summary>About how long it all takes.</summary>
    public TimeSpan Estimate() => TimeSpan.FromSeconds(
        options.Rounds * Pairs().Sum(pair => options.Quick ? 2 + (pair.Scenario.Seconds / 8) : pair.Scenario.Seconds));

    public async Task<ResultSet> RunAsync(CancellationToken token)
    {
        var measurements = new List<Measurement>();
        for (var round = 1; round <= options.Rounds && !token.IsCancellationRequested; round++)
        {
            foreach (var (scenario, server) in Pairs().TakeWhile(_ => !token.IsCancellationRequested))
            {
                var measurement = await MeasureAsync(round, scenario, server, token);
                measurements.Add(measurement);
                tell($"round {round}  {scenario.Name,-8}  {server.Name,-15}  {Line(measurement, scenario)}");
            }
        }

        return new ResultSet(measurements);
    }

    private IEnumerable<(Scenario Scenario, Contender Server)> Pairs() =>
        from scenario in options.Scenarios
        from server in options.Servers
        where scenario.TakesPart(server) && server.Missing() is null
        select (scenario, server);

    /// <summary>A noisy measurement is repeated once; the quieter one counts.</summary>
    private async Task<Measurement> MeasureAsync(int round, Scenario scenario, Contender server, CancellationToken token)
    {
        var first = await AttemptAsync(round, scenario, server, token);
        if (!first.Noisy || options.Quick || token.IsCancellationRequested)
        {
            return first;
        }

        var second = await AttemptAsync(round, scenario, server, token);
        var better = second.Error is null && second.Noise < first.Noise ? second : first;

        // A fault is a fault, in whichever of the two it happened.
        return better with { Faults = first.Faults + second.Faults };
    }

    private async Task<Measurement> AttemptAsync(int round, Scenario scenario, Contender server, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(s_attemptLimit);
        await using var attempt = new Attempt(server, options, Path.Combine(folder, $"{++_attempts}"), limit.Token);
        IReadOnlyDictionary<string, double> figures = new Dictionary<string, double>(StringComparer.Ordinal);
        string? error = null;
        try
        {
            figures = await scenario.Measure(attempt);
        }
        catch (OperationCanceledException)
        {
            error = token.IsCancellationRequested ? "interrupted" : $"no end after {s_attemptLimit.TotalSeconds} s";
        }
        catch (Exception failure)
        {
            // One measurement that fails is a row that says why; the others go on.
            error = failure.Message;
        }

        return new Measurement(round, scenario.Name, server.Name, figures, attempt.Faults, attempt.Noise, error);
    }

    private static string Line(Measurement measurement, Scenario scenario)
    {
        var figures = scenario.Metrics
            .Where(metric => measurement.Figures.ContainsKey(metric.Name))
            .Select(metric => $"{metric.Title} {Spread.Number(measurement.Figures[metric.Name], metric.Decimals)}");
        string[] remarks =
        [
            measurement.Error ?? "",
            measurement.Faults.Any ? $"lost / doubled / out of order {measurement.Faults}" : "",
            measurement.Noisy ? $"noise {measurement.Noise:P0}" : "",
        ];
        return string.Join("  ", figures.Concat(remarks.Where(remark => remark.Length > 0)));
    }
}
