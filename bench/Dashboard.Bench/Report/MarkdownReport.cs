using System.Text;
using Dashboard.Bench.Goals;
using Dashboard.Bench.Machine;
using Dashboard.Bench.Results;
using Dashboard.Bench.Scenarios;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Report;

/// <summary>The results as people read them.</summary>
internal static class MarkdownReport
{
    public static string Render(ResultSet results, BenchOptions options, MachineFacts machine, DateTimeOffset date)
    {
        var text = new StringBuilder();
        text.AppendLine($"{date:yyyy-MM-dd}, {machine.Processor}, {MachineFacts.Processors} processors, {machine.Memory}, {machine.System}, {machine.Kernel}; "
            + string.Join(", ", machine.Versions.Select(one => $"{one.Key} {one.Value}")) + ".");
        text.AppendLine($"Rounds: {options.Rounds}, interleaved; least / **middle** / greatest; ratios are of the same round.");
        if (options.Quick)
        {
            text.AppendLine("**Quick: small and short, these figures mean nothing.**");
        }

        AppendGoals(text, results, options);
        foreach (var scenario in options.Scenarios)
        {
            AppendScenario(text, results, options, scenario);
        }

        return text.ToString();
    }

    private static void AppendGoals(StringBuilder text, ResultSet results, BenchOptions options)
    {
        string[] ours = [.. options.Servers.Where(server => server.Ours).Select(server => server.Name)];
        AppendRow(text.AppendLine().AppendLine("### Goals").AppendLine(), ["figure", "at least", "aim", .. ours]);
        AppendRow(text, Enumerable.Repeat("---", ours.Length + 3));
        foreach (var goal in GoalList.All.Where(goal => options.Scenarios.Any(scenario => scenario.Name == goal.Scenario)))
        {
            AppendRow(text, [goal.Title, goal.Bound(goal.AtLeast), goal.Bound(goal.Aim), .. ours.Select(server => Cell(goal, results, server))]);
        }

        AppendRow(text, ["lost / doubled / out of order, in all of the above", "0", "0", .. ours.Select(server => FaultsCell(results.FaultsOf(server)))]);
    }

    private static string Cell(Goal goal, ResultSet results, string server)
    {
        var reached = goal.Reached(results, server);
        return reached is { } spread
            ? $"{spread.Text(2)}{(goal.Versus is null ? goal.Unit : " ×")}: {Words(goal.Judge(spread.Median))}"
            : Words(Verdict.NotMeasured);
    }

    private static string FaultsCell(Faults faults) => $"{faults}: {(faults.Any ? "missed" : "met")}";

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.AimMet => "aim met",
        Verdict.Met => "met",
        Verdict.Missed => "missed",
        Verdict.AimMissed => "aim missed",
        _ => "not measured",
    };

    private static void AppendScenario(StringBuilder text, ResultSet results, BenchOptions options, Scenario scenario)
    {
        Contender[] servers = [.. options.Servers.Where(scenario.TakesPart)];
        AppendRow(
            text.AppendLine().AppendLine($"### {scenario.Title} (`{scenario.Name}`)").AppendLine(),
            ["server", .. scenario.Metrics.Select(metric => metric.Title), "lost / doubled / out of order", "remarks"]);
        AppendRow(text, Enumerable.Repeat("---", scenario.Metrics.Count + 3));
        foreach (var server in servers)
        {
            Measurement[] all = [.. results.Of(scenario.Name, server.Name)];
            AppendRow(
                text,
                [
                    server.Name,
                    .. scenario.Metrics.Select(metric => results.Figure(scenario.Name, metric.Name, server.Name)?.Text(metric.Decimals) ?? "–"),
                    all.Length == 0 ? "–" : all.Aggregate(default(Faults), (sum, one) => sum + one.Faults).ToString(),
                    Remarks(server, all),
                ]);
        }

        foreach (var (ours, peer) in servers.Where(one => one.Ours).SelectMany(_ => servers.Where(one => !one.Ours), (ours, peer) => (ours, peer)))
        {
            AppendRatios(text, results, scenario, ours.Name, peer.Name);
        }
    }

    private static void AppendRatios(StringBuilder text, ResultSet results, Scenario scenario, string ours, string peer)
    {
        string[] cells =
            [.. scenario.Metrics.Select(metric => results.Ratio(scenario.Name, metric.Name, ours, peer) is { } ratio ? $"× {ratio.Text(2)}" : "–")];
        if (cells.Any(cell => cell != "–"))
        {
            AppendRow(text, [$"{ours} : {peer}", .. cells, "", ""]);
        }
    }

    private static string Remarks(Contender server, Measurement[] all)
    {
        var noisy = all.Count(one => one.Noisy);
        List<string> remarks = [.. all.Select(one => one.Error).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (noisy > 0)
        {
            remarks.Add($"{noisy} of {all.Length} noisy, {all.Max(one => one.Noise):P0} at the most");
        }

        return server.Missing() ?? string.Join("; ", remarks);
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendLine($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |");
}
