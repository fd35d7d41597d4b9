using AngleSharp.Dom;
using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics;
using Dashboard.Client.Reading;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics;

public sealed class DiagnosticsPageTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly FakeDiagnoses _diagnoses = new();
    private readonly FakeDiagnosisTargets _targets = new();

    public DiagnosticsPageTests()
    {
        _page.Services.AddSingleton<IDiagnoses>(_diagnoses);
        _page.Services.AddSingleton<IBrowserDiagnoses>(new FakeBrowserDiagnoses());
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
    public void A_target_that_was_never_diagnosed_says_what_a_diagnosis_does()
    {
        var page = Render();

        Assert.Equal(["Not diagnosed yet"], page.Texts(".verdict .word"));
        Assert.Empty(page.FindAll(".picture"));
        Assert.Equal(["Verdicts so far"], page.Texts(".records h2"));
        Assert.False(Button(page, "Diagnose").HasAttribute("disabled"));
    }

    [Fact]
    public void The_newest_verdict_stands_on_top_with_picture_figures_findings_and_what_was_tried()
    {
        _diagnoses.Over.AddRange([SampleDiagnoses.Buffered, SampleDiagnoses.Healthy]);

        var page = Render();

        Assert.Equal([SampleDiagnoses.BlockBuffering.Title], page.Texts(".verdict .sentence"));
        Assert.Equal(
            ["Target", "Verdict", "picture-title", "figures-title", "findings-title", "experiments-title", "headers-title", "history-title", "comparison-title"],
            page.FindAll("section:not(.finding section)").Select(section => section.GetAttribute("aria-label") ?? section.GetAttribute("aria-labelledby")));
        Assert.Equal(["true", null], page.FindAll(".history li").Select(line => line.GetAttribute("aria-current")));
    }

    [Fact]
    public void A_diagnosis_that_is_started_stands_in_the_address_and_grows_five_times_a_second()
    {
        var page = Render();
        Button(page, "Diagnose").Click();

        Assert.Equal([new DiagnosisRequest("own")], _diagnoses.Started);
        Assert.Equal("/diagnostics?run=running1", Address);
        page.WaitForAssertion(() => Assert.Equal(["Streams side by side …"], page.Texts(".verdict .sentence")), Eventually.Limit);
        _diagnoses.Runs["own"].Current = SampleDiagnoses.Running with { Lanes = [SampleDiagnoses.Direct(5)] };

        _page.Time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.Equal(3, page.FindAll("circle.direct").Count);
        _page.Time.Advance(TimeSpan.FromMilliseconds(1));
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("circle.direct").Count), Eventually.Limit);
    }

    [Fact]
    public void A_diagnosis_that_ends_leaves_its_verdict_on_the_screen_and_in_the_history()
    {
        var page = Render();
        Button(page, "Diagnose").Click();
        page.WaitForState(() => page.FindAll("[data-running]").Count == 1, Eventually.Limit);

        _diagnoses.End("own", SampleDiagnoses.Healthy with { Id = "running1" });
        _page.Time.Advance(TimeSpan.FromMilliseconds(200));

        page.WaitForAssertion(() => Assert.Equal(["Healthy"], page.Texts(".verdict .word")), Eventually.Limit);
        Assert.Single(page.FindAll(".history li"));
        Assert.Empty(page.FindAll("[data-running]"));
        Assert.Empty(page.FindAll("progress"));
    }

    [Fact]
    public void The_idle_timeout_is_measured_only_when_it_is_asked_for()
    {
        var page = Render();

        page.Find(".start input[type=checkbox]").Change(true);
        Button(page, "Diagnose").Click();

        Assert.Equal([new DiagnosisRequest("own", MeasureIdleTimeout: true)], _diagnoses.Started);
    }

    [Fact]
    public void What_is_under_way_can_be_stopped()
    {
        _diagnoses.Runs["own"] = new FakeDiagnosisRun(SampleDiagnoses.Running);

        Button(Render(), "Stop").Click();

        Assert.Equal(1, _diagnoses.Runs["own"].Stops);
    }

    [Fact]
    public void What_somebody_else_has_started_shows_up_by_itself()
    {
        var page = Render();

        _diagnoses.Runs["own"] = new FakeDiagnosisRun(SampleDiagnoses.Running);
        _page.Time.Advance(TimeSpan.FromMilliseconds(200));

        page.WaitForAssertion(() => Assert.Equal(["Diagnosing"], page.Texts(".verdict .word")), Eventually.Limit);
    }

    [Fact]
    public void Testing_again_compares_with_the_one_before()
    {
        _diagnoses.Over.Add(SampleDiagnoses.Buffered);
        var page = Render();

        Button(page, "Test again", ".verdict").Click();

        Assert.Equal("/diagnostics?run=running1&before=buffered1", Address);
        page.WaitForAssertion(() => Assert.Equal(["Before", "After"], page.FindAll(".sides article").Select(side => side.GetAttribute("aria-label"))), Eventually.Limit);
        _diagnoses.End("own", SampleDiagnoses.Healthy with { Id = "running1" });
        _page.Time.Advance(TimeSpan.FromMilliseconds(200));
        page.WaitForAssertion(() => Assert.Equal(["✓ Mended: block-buffering is gone."], page.Texts(".outcome p")), Eventually.Limit);
    }

    [Fact]
    public void A_finding_can_be_tested_again_on_its_card()
    {
        _diagnoses.Over.Add(SampleDiagnoses.Buffered);

        Button(Render(), "Test again", ".finding").Click();

        Assert.Equal("/diagnostics?run=running1&before=buffered1", Address);
    }

    [Fact]
    public void Two_diagnoses_of_different_targets_are_not_compared()
    {
        _diagnoses.Over.AddRange([SampleDiagnoses.Healthy, SampleDiagnoses.Buffered with { Target = SampleDiagnoses.Shop }]);

        Assert.Empty(Render("diagnostics?run=healthy1&before=buffered1").FindAll(".before-after"));
    }

    [Fact]
    public void A_link_to_a_diagnosis_shows_that_one()
    {
        _diagnoses.Over.AddRange([SampleDiagnoses.Healthy, SampleDiagnoses.Buffered]);

        Assert.Equal(["Faulty"], Render("diagnostics?run=buffered1").Texts(".verdict .word"));
    }

    [Fact]
    public void A_link_to_one_that_is_forgotten_says_so()
    {
        var page = Render("diagnostics?run=long-gone");

        Assert.Equal(["That diagnosis is not remembered any more"], page.Texts(".forgotten h2"));
        Assert.Empty(page.FindAll(".verdict"));
    }

    [Fact]
    public void Without_a_proxy_nothing_can_be_started_and_it_says_how_to_get_one()
    {
        _targets.SetOwn(SampleDiagnoses.Own with { ProxiedUrl = "" });

        var page = Render();

        Assert.True(Button(page, "Diagnose").HasAttribute("disabled"));
        Assert.Equal(["No proxy"], page.Texts(".verdict .word"));
        Assert.Contains("./run.sh", page.Find(".verdict .hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_target_is_chosen_by_the_address_and_has_no_live_streams_of_ours()
    {
        _targets.Add(SampleDiagnoses.Shop);
        var page = Render();
        page.Find(".target select").Change("shop1");

        Assert.Equal("/diagnostics?target=shop1", Address);
        page.WaitForAssertion(() => Assert.Contains("▲ accepts any certificate", page.Texts(".target .warning")), Eventually.Limit);
        Assert.Empty(page.FindAll(".comparison"));
    }

    [Fact]
    public void Two_addresses_in_the_link_fill_the_form_and_the_target_is_chosen_once_added()
    {
        var page = Render("diagnostics?direct=http%3A%2F%2F10.0.0.5%3A5080%2Fsse&proxied=https%3A%2F%2Fshop.example.org%2Fsse");
        Assert.Equal(
            ["shop.example.org", "http://10.0.0.5:5080/sse", "https://shop.example.org/sse"],
            page.FindAll("form .target-field input").Select(field => field.GetAttribute("value")));

        page.Find("form").Submit();

        Assert.Equal("/diagnostics?target=t1", Address);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form")), Eventually.Limit);
    }

    [Fact]
    public void A_target_goes_with_its_history_after_a_question()
    {
        _targets.Add(SampleDiagnoses.Shop);
        var page = Render("diagnostics?target=shop1");
        page.FindAll(".target button").Single(button => button.TextContent == "Remove").Click();
        Assert.Equal(2, _targets.All.Count);

        page.Find(".target .confirm").Click();

        Assert.Equal([SampleDiagnoses.Own], _targets.All);
        Assert.Equal("/diagnostics", Address);
    }

    [Fact]
    public void A_target_that_somebody_removed_meanwhile_is_told()
    {
        _diagnoses.Next = null;
        var page = Render();

        Button(page, "Diagnose").Click();

        Assert.Equal(["The target has been removed meanwhile, so it cannot be diagnosed any more."], page.Texts(".banner"));
    }

    private static IElement Button(IRenderedComponent<DiagnosticsPage> page, string text, string within = ".start") =>
        page.FindAll($"{within} button").First(button => button.TextContent.Trim() == text);

    private IRenderedComponent<DiagnosticsPage> Render(string address = "diagnostics")
    {
        Navigation.NavigateTo(address);
        return _page.Render<DiagnosticsPage>();
    }
}
