using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Browser;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Browser;

public sealed class VantageTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_switch_shows_where_a_diagnosis_looks_from_and_tells_of_a_choice()
    {
        Vantage? chosen = null;
        var choice = _page.Render<VantageSwitch>(parameters => parameters.Add(one => one.From, Vantage.Server).Add(one => one.OnChosen, from => chosen = from));

        Assert.Equal(["the server"], choice.Texts("label[data-chosen]"));
        Assert.Equal(["Look from"], choice.Texts("legend"));
        choice.FindAll("input")[1].Change(true);
        Assert.Equal(Vantage.Browser, chosen);
    }

    [Fact]
    public void Both_sides_stand_beside_each_other()
    {
        var table = _page.Render<BothVantages>(parameters => parameters.Add(one => one.Diagnosis, SampleDiagnoses.Buffered with
        {
            Vantage = Vantage.Browser,
            ServerLanes = SampleDiagnoses.Healthy.Lanes,
            ServerDifference = SampleDiagnoses.Healthy.Difference,
        }));

        Assert.Equal(["Headers", "0.90 ms", "2.10 ms", "0.90 ms", "5.20 s"], table.FindAll("tbody tr")[0].Children.Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["Proxied later, p50", "–", "0.12 ms", "–", "2.40 s"], table.FindAll("tbody tr")[4].Children.Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void What_the_server_read_in_the_browsers_place_is_not_called_the_browsers()
    {
        var lanes = SampleDiagnoses.Healthy.Lanes.Where(lane => lane.Path != PathName.Control).ToArray();
        var table = _page.Render<BothVantages>(parameters => parameters.Add(one => one.Diagnosis, SampleDiagnoses.Healthy with { Vantage = Vantage.Browser, Lanes = lanes }));

        Assert.Equal("–", table.FindAll("tbody tr")[0].Children[3].TextContent.Trim());
    }

    [Fact]
    public async Task The_module_gets_the_plan_and_reports_to_the_diagnosis_until_the_page_is_left()
    {
        var module = _page.JSInterop.SetupModule("./Diagnostics/Browser/BrowserProbe.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        var run = new FakeBrowserRun();
        var probe = _page.Render<BrowserProbe>(parameters => parameters.Add(one => one.Run, run));

        var call = Assert.Single(module.Invocations, one => one.Identifier == "start");
        Assert.Same(run.Plan, call.Arguments[0]);
        probe.Instance.Report(new BrowserReport([], [], 0, false, false, "a browser", true));
        Assert.Single(run.Reports);

        await probe.Instance.DisposeAsync();
        Assert.True(run.WasLeft);
    }
}
