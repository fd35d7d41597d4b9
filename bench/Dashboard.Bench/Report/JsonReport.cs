using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Bench.Goals;
using Dashboard.Bench.Machine;
using Dashboard.Bench.Results;

namespace Dashboard.Bench.Report;

/// <summary>The results as programs read them.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions s_format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
    };

    public static string Render(ResultSet results, BenchOptions options, MachineFacts machine, DateTimeOffset date) => JsonSerializer.Serialize(
        new
        {
            date,
            machine,
            processors = MachineFacts.Processors,
            rounds = options.Rounds,
            quick = options.Quick,
            servers = options.Servers.Select(server => new { server.Name, server.Words, missing = server.Missing() }),
            goals = GoalList.All.SelectMany(_ => options.Servers.Where(server => server.Ours), (goal, server) => Reached(goal, results, server.Name)),
            measurements = results.All,
        },
        s_format);

    private static object Reached(Goal goal, ResultSet results, string server)
    {
        var reached = goal.Reached(results, server);
        return new
        {
            server,
            goal.Title,
            goal.Scenario,
            goal.Metric,
            goal.Versus,
            goal.MoreIsBetter,
            goal.AtLeast,
            goal.Aim,
            reached,
            verdict = goal.Judge(reached?.Median),
        };
    }
}
