using AngleSharp.Dom;
using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics;
using Dashboard.Client.Diagnostics.Browser;
using Dashboard.Client.Reading;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics.Browser;

public sealed class BrowserPageTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly FakeDiagnoses _diagnoses = new();
    private readonly FakeBrowserDiagnoses _browserDiagnoses = new();
    private readonly FakeDiagnosisTargets _targets = new();

    public BrowserPageTests()
    {
        _page.Services.AddSingleton<IDiagnoses>(_diagnoses);
        _page.Services.AddSingleton<IBrowserDiagnoses>(_browserDiagnoses);
        _page.Services.AddSingleton<IDiagnosisTargets>(_targets);
        _page.Services.AddSingleton<IPathComparisons>(new FakePathComparisons());
        _page.Services.AddSingleton<IPathWatch>(new FakePathWatch());
        _page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(new Uri("http://127.0.0.1:5080")));
        _page.Services.AddScoped<StreamsReader>();
    }

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    private string Address => new Uri(Navigation.Uri).PathAndQuery;

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Where_it_looks_from_stands_in_the_address_and_the_server_s_verdict_is_not_taken_for_the_browser_s()
    {
        _diagnoses.Over.Add(SampleDiagnoses.Buffered);
        var page = Render();

        page.FindAll(".vantage input")[1].Change(true);

        Assert.Equal("/diagnostics?from=browser", Address);
        page.WaitForAssertion(() => Assert.Equal(["What reaches this browser?"], page.Texts(".verdict .sentence")), Eventually.Limit);
        Assert.Empty(page.FindAll(".start input[type=checkbox]"));
    }

    [Fact]
    public void A_diagnosis_from_this_browser_reads_with_it_and_ends_with_its_verdict()
    {
        var page = Render("diagnostics?from=browser");
        var run = _browserDiagnoses.Next!;

        Button(page, "Diagnose").Click();

        Assert.Equal([("own", new Uri("http://localhost/"))], _browserDiagnoses.Started);
        Assert.Equal("/diagnostics?from=browser&run=browser1", Address);
        page.WaitForAssertion(() => Assert.Single(page.FindComponents<BrowserProbe>()), Eventually.Limit);

        var over = SampleDiagnoses.Healthy with { Id = "browser1", Vantage = Vantage.Browser, ServerLanes = SampleDiagnoses.Healthy.Lanes };
        _diagnoses.Over.Add(over);
        run.End(over);
        _page.Time.Advance(TimeSpan.FromMilliseconds(200));

        page.WaitForAssertion(() => Assert.Equal(["Healthy"], page.Texts(".verdict .word")), Eventually.Limit);
        Assert.Single(page.FindAll(".both"));
        Assert.Empty(page.FindComponents<BrowserProbe>());
    }

    [Fact]
    public void Too_many_browsers_at_once_are_asked_to_come_back()
    {
        _browserDiagnoses.Next = null;
        var page = Render("diagnostics?from=browser");

        Button(page, "Diagnose").Click();

        Assert.StartsWith("As many browsers as may at once", page.Texts("[role=alert]").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_this_server_can_be_read_from_a_browser()
    {
        _targets.Add(SampleDiagnoses.Shop);
        var page = Render("diagnostics?target=shop1&from=browser");

        Assert.Single(page.FindAll("[role=note]"));
        Assert.True(Button(page, "Diagnose").HasAttribute("disabled"));
    }

    private static IElement Button(IRenderedComponent<DiagnosticsPage> page, string text) =>
        page.FindAll(".start button").Single(button => button.TextContent.Trim() == text);

    private IRenderedComponent<DiagnosticsPage> Render(string address = "diagnostics")
    {
        Navigation.NavigateTo(address);
        return _page.Render<DiagnosticsPage>();
    }
}
