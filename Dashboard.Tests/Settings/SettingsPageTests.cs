using Bunit;
using Dashboard.Client.Settings;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Settings;

public sealed class SettingsPageTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly BunitJSModuleInterop _browser;

    public SettingsPageTests()
    {
        _browser = _page.JSInterop.SetupModule("./alerts.js");
        _browser.Mode = JSRuntimeMode.Loose;
    }

    private PreferenceStore Store => _page.Services.GetRequiredService<PreferenceStore>();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Every_choice_is_kept_at_once()
    {
        var page = _page.Render<SettingsPage>();

        page.Find("input[autocomplete=name]").Change(" Ana ");
        page.Find("input[name=sound]").Change(true);
        page.Find("input[name=quiet]").Change(true);
        page.FindAll("input[type=time]")[0].Change("21:15");
        page.FindAll("input[type=time]")[1].Change("");

        Assert.Equal(("Ana", true, false), (Store.Current.Name, Store.Current.Sound, Store.Current.Desktop));
        Assert.Equal(new QuietHours { On = true, From = new TimeOnly(21, 15) }, Store.Current.QuietHours);
    }

    [Theory]
    [InlineData("default", "Ask the browser")]
    [InlineData("granted", "Try a notification")]
    [InlineData("denied", null)]
    [InlineData("unsupported", null)]
    public void The_browser_is_asked_only_on_demand(string permission, string? button)
    {
        _browser.Setup<string?>("permission").SetResult(permission);

        var page = _page.Render<SettingsPage>();

        Assert.Empty(_browser.Invocations["askPermission"]);
        Assert.Equal(button is null ? [] : [button], page.Texts("section[aria-labelledby=calls] .buttons:not([role=group]) button"));
    }

    [Fact]
    public void The_tones_can_be_tried()
    {
        var page = _page.Render<SettingsPage>();

        page.FindAll("[aria-label='Try the sounds'] button")[3].Click();

        Assert.Equal(["critical"], Assert.Single(_browser.Invocations["test"]).Arguments);
    }

    [Fact]
    public void A_rule_that_cannot_be_understood_says_why_and_is_not_kept()
    {
        var page = _page.Render<SettingsPage>();

        page.Find(".query").Change("severty>=error");

        Assert.Contains("severty", page.Find(".rules [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Store.Current.Rules);

        page.Find(".query").Change("severity>=warning");
        Assert.Empty(page.FindAll(".rules [role=alert]"));
        Assert.Equal([new AlertRule("severity>=warning", AlertAction.SoundAndDesktop)], Store.Current.Rules);
    }

    [Fact]
    public void Rules_are_added_moved_and_removed()
    {
        var page = _page.Render<SettingsPage>();

        Press(page, "Add a rule");
        page.FindAll(".query")[1].Change("stream:ci");
        page.FindAll(".rules select")[1].Change("None");
        Assert.Equal(["severity>=error", "stream:ci"], Store.Current.Rules.Select(rule => rule.Query));

        page.Find("button[aria-label='Move rule 2 up']").Click();
        Assert.Equal([new AlertRule("stream:ci", AlertAction.None), new AlertRule("severity>=error", AlertAction.SoundAndDesktop)], Store.Current.Rules);

        page.Find("button[aria-label='Remove rule 2']").Click();
        Assert.Equal(["stream:ci"], Store.Current.Rules.Select(rule => rule.Query));
    }

    [Fact]
    public async Task Views_are_renamed_pinned_begun_with_and_removed()
    {
        await Store.SaveAsync(new Preferences { Views = [new SavedView("Errors", "/?q=severity%3E%3Derror"), new SavedView("Builds", "/?q=stream:ci")], StartView = "Errors" });
        var page = _page.Render<SettingsPage>();
        Assert.Equal(["/?q=severity>=error", "/?q=stream:ci"], page.Texts(".address"));

        page.FindAll(".view .name")[0].Change("All errors");
        page.FindAll(".view input[type=checkbox]")[1].Change(true);
        Assert.Equal([new SavedView("All errors", "/?q=severity%3E%3Derror"), new SavedView("Builds", "/?q=stream:ci", Pinned: true)], Store.Current.Views);
        Assert.Equal("All errors", Store.Current.StartView);

        page.FindAll(".view .name")[0].Change("Builds");
        Assert.Contains("There is a view \"Builds\" already.", page.Texts("section[aria-labelledby=views] [role=status]"));

        page.FindAll(".view input[type=radio]")[1].Change("on");
        Assert.Equal("/?q=stream:ci", Store.Current.StartAddress);

        Press(page, "Remove");
        Assert.Equal(["Builds"], Store.Current.Views.Select(view => view.Name));
    }

    [Fact]
    public void The_page_that_is_open_can_be_saved_from_the_bar()
    {
        _page.Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("/?q=tag:db");
        var button = _page.Render<SaveViewButton>();

        button.Find(".save").Click();
        button.Find("input[type=text]").Change("Databases");
        button.FindAll("input[type=checkbox]")[1].Change(true);
        button.Find("form").Submit();

        Assert.Equal([new SavedView("Databases", "/?q=tag:db", Pinned: true)], Store.Current.Views);
        Assert.Equal("Databases", Store.Current.StartView);
        Assert.Equal("\"Databases\" is saved.", button.Find("[role=status]").TextContent);
    }

    private static void Press(IRenderedComponent<SettingsPage> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Trim() == text).Click();
}
