using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Experiments;

public sealed class DiagnosesTests
{
    private static readonly DiagnosisRequest s_own = new(DiagnosisTarget.OwnId);

    [Fact]
    public async Task A_target_that_nobody_knows_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Throws<KeyNotFoundException>(() => server.Get<IDiagnoses>().Start(new DiagnosisRequest("nobody")));
    }

    [Fact]
    public async Task Without_a_proxy_there_is_nothing_to_compare_with()
    {
        await using var server = await TestServer.StartAsync();

        var diagnosis = await server.DiagnoseAsync();

        Assert.Equal(VerdictState.Inconclusive, diagnosis.Verdict!.State);
        Assert.Contains("Diagnostics:ProxiedUrl", diagnosis.Verdict.Sentence, StringComparison.Ordinal);
        Assert.All(diagnosis.Experiments, one => Assert.Equal(ExperimentState.Skipped, one.State));
    }

    [Fact]
    public async Task Who_asks_for_a_target_that_is_under_way_joins()
    {
        await using var proxy = await ProxiedServer.StartAsync([]);
        var diagnoses = proxy.Server.Get<IDiagnoses>();

        var first = diagnoses.Start(s_own);

        Assert.Same(first, diagnoses.Start(s_own));
        Assert.Same(first, diagnoses.Running(DiagnosisTarget.OwnId));
    }

    [Fact]
    public async Task A_run_shows_its_events_while_it_goes_on_and_ends_when_it_is_stopped()
    {
        await using var proxy = await ProxiedServer.StartAsync([]);
        var diagnoses = proxy.Server.Get<IDiagnoses>();
        var run = diagnoses.Start(s_own);
        await Eventually.True(
            () => run.Current.Lanes is { Count: 3 } lanes && lanes.All(lane => lane.Events.Count >= 3), "all three lanes show events");
        Assert.Null(run.Current.Verdict);

        run.Stop();
        await run.Ended.WaitAsync(Eventually.Limit);
        run.Stop();

        var over = run.Current;
        Assert.NotNull(over.Verdict);
        Assert.Contains(over.Experiments, one => one is { Code: "streams", State: ExperimentState.Stopped });
        Assert.True(over.Difference.Count >= 3);
        Assert.Null(diagnoses.Running(DiagnosisTarget.OwnId));
        Assert.Equal(over.Id, diagnoses.Find(over.Id)?.Id);
        Assert.Equal([over.Id], diagnoses.History(DiagnosisTarget.OwnId).Select(one => one.DiagnosisId));
    }

    [Fact]
    public async Task A_server_that_stops_does_not_wait_for_a_diagnosis()
    {
        await using var proxy = await ProxiedServer.StartAsync([]);
        var run = proxy.Server.Get<IDiagnoses>().Start(s_own);
        await Eventually.True(() => run.Current.Lanes.Count > 0, "the streams are open");

        await proxy.Server.StopAsync();

        await run.Ended.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_run_beyond_those_that_work_at_once_waits_for_its_turn()
    {
        await using var proxy = await ProxiedServer.StartAsync(["Diagnostics:Run:MaxRuns=1"]);
        var server = proxy.Server;
        Assert.Empty(server.Get<Dashboard.Server.Diagnostics.Targets.DiagnosisTargets>().TryAdd(
            new NewDiagnosisTarget("second", server.Url.AbsoluteUri, proxy.Nginx.Url.AbsoluteUri, [], AcceptsAnyCertificate: false), out var second));
        var first = server.Get<IDiagnoses>().Start(s_own);
        await Eventually.True(() => first.Current.Lanes.Count > 0, "the first one has its turn");
        var waiting = server.Get<IDiagnoses>().Start(new DiagnosisRequest(second!.Id));
        Assert.All(waiting.Current.Experiments, one => Assert.Equal(ExperimentState.Waiting, one.State));

        first.Stop();

        await Eventually.True(() => waiting.Current.Experiments[0].State != ExperimentState.Waiting, "the second one has its turn");
    }
}
