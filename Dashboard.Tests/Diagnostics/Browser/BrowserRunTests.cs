using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Browser;

public sealed class BrowserRunTests
{
    private static readonly Uri s_page = new("http://127.0.0.1:1");

    [Fact]
    public async Task A_page_that_is_left_leaves_no_verdict()
    {
        await using var server = await StartAsync();
        var run = server.Get<IBrowserDiagnoses>().TryStart(DiagnosisTarget.OwnId, s_page)!;

        run.Leave();
        await run.Ended.WaitAsync(Eventually.Limit);

        Assert.Empty(server.Get<IDiagnoses>().History(DiagnosisTarget.OwnId));
    }

    [Fact]
    public async Task One_that_was_stopped_is_kept_and_lists_where_it_looked_from()
    {
        await using var server = await StartAsync();
        var run = server.Get<IBrowserDiagnoses>().TryStart(DiagnosisTarget.OwnId, s_page)!;

        run.Stop();
        await run.Ended.WaitAsync(Eventually.Limit);

        var kept = Assert.Single(server.Get<IDiagnoses>().History(DiagnosisTarget.OwnId));
        Assert.Equal((run.Current.Id, Vantage.Browser, VerdictState.Inconclusive), (kept.DiagnosisId, kept.Vantage, kept.State));
        Assert.Equal(Vantage.Browser, server.Get<IDiagnoses>().Find(kept.DiagnosisId)!.Vantage);
    }

    [Fact]
    public async Task There_are_only_so_many_at_once()
    {
        await using var server = await StartAsync("Diagnostics:Browser:MaxRuns=1");
        var diagnoses = server.Get<IBrowserDiagnoses>();
        var first = diagnoses.TryStart(DiagnosisTarget.OwnId, s_page)!;

        Assert.Null(diagnoses.TryStart(DiagnosisTarget.OwnId, s_page));

        first.Leave();
        await first.Ended.WaitAsync(Eventually.Limit);
        Assert.NotNull(diagnoses.TryStart(DiagnosisTarget.OwnId, s_page));
    }

    [Fact]
    public async Task Only_this_servers_own_addresses_can_be_read_from_a_browser()
    {
        await using var server = await TestServer.StartAsync();

        Assert.False(server.Get<IBrowserDiagnoses>().CanReach(DiagnosisTarget.OwnId));
        Assert.Throws<KeyNotFoundException>(() => server.Get<IBrowserDiagnoses>().TryStart("another", s_page));
    }

    private static Task<TestServer> StartAsync(params string[] settings) =>
        TestServer.StartAsync([.. settings, "Diagnostics:ProxiedUrl=http://127.0.0.1:1"]);
}
