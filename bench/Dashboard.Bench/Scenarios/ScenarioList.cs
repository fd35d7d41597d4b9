namespace Dashboard.Bench.Scenarios;

/// <summary>Everything that is measured, in the order of the report.</summary>
internal static class ScenarioList
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        FanoutScenarios.OneInFlight,
        FanoutScenarios.Merged,
        FanoutScenarios.Rate100,
        FanoutScenarios.Rate800,
        FanoutScenarios.ToLast,
        ConnectionScenarios.Idle,
        ServerScenarios.Publish,
        ServerScenarios.BehindNginx,
        FanoutScenarios.Stalled,
        ConnectionScenarios.RestartInOrder,
        ConnectionScenarios.RestartAfterKill,
        ServerScenarios.Filters,
    ];
}
