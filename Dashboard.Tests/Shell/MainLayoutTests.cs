using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Settings;
using Dashboard.Client.Shell;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MudBlazor;
using MudBlazor.Extensions;

namespace Dashboard.Tests.Shell;

public sealed class MainLayoutTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public MainLayoutTests()
    {
        // Nobody answers there: the frame is there all the same.
        _page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(new Uri("http://127.0.0.1:1")));
        _page.Services.AddSingleton(_ => new FeedHub(Options.Create(new FeedOptions()), _page.Time, NullLogger<Feed>.Instance));
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_rail_leads_to_every_page()
    {
        var layout = Render();

        Assert.Equal("Pages", layout.Find("nav").GetAttribute("aria-label"));
        Assert.Equal(
            [("Live", ""), ("History", "history"), ("Streams", "streams"), ("Connections", "connections"), ("Diagnostics", "diagnostics"), ("Settings", "settings")],
            layout.FindAll("nav > a").Select(link => (link.TextContent.Trim(), link.GetAttribute("href") ?? "")));
    }

    [Fact]
    public void On_a_phone_four_pages_have_a_place_and_the_others_are_behind_one_button()
    {
        var layout = Render();

        Assert.Equal(["Live", "History", "Streams", "Diagnostics"], layout.Texts("nav > a:not(.wide-only)"));
        Assert.Equal("more-pages", layout.Find("nav > button").GetAttribute("popovertarget"));
        Assert.Equal(["Connections", "Settings"], layout.Texts("#more-pages a"));
    }

    [Theory]
    [InlineData("", "Live")]
    [InlineData("?stream=ops", "Live")]
    [InlineData("diagnostics", "Diagnostics")]
    [InlineData("diagnostics?stream=ops", "Diagnostics")]
    [InlineData("connections?sort=-bytes", "Connections")]
    public void The_page_that_is_open_is_marked(string address, string name)
    {
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        Assert.Equal([name], Render().Texts("nav > a.active"));
    }

    [Fact]
    public async Task Pinned_views_stand_in_the_rail_and_the_open_one_is_marked()
    {
        var layout = Render();

        await layout.InvokeAsync(() => _page.Services.GetRequiredService<PreferenceStore>().SaveAsync(new Preferences
        {
            Views = [new SavedView("Errors", "/?q=severity%3E%3Derror", Pinned: true), new SavedView("Builds", "/?q=stream:ci")],
        }));
        layout.WaitForAssertion(() => Assert.Equal(["Errors"], layout.Texts("nav > a[href^='/?']")));

        _page.Services.GetRequiredService<NavigationManager>().NavigateTo("/?q=severity%3E%3Derror");
        layout.WaitForAssertion(() => Assert.Equal("page", layout.Find("nav > a[href^='/?']").GetAttribute("aria-current")));
    }

    [Theory]
    [InlineData("g l", "")]
    [InlineData("g h", "history")]
    [InlineData("g s", "streams")]
    [InlineData("g w", "?wall")]
    [InlineData("g c", "connections")]
    [InlineData("g d", "diagnostics")]
    [InlineData("g ,", "settings")]
    public async Task Keys_lead_to_every_page(string keys, string address)
    {
        var layout = Render();

        await layout.InvokeAsync(() => _page.Services.GetRequiredService<KeyMap>().PressAsync(keys));

        Assert.Equal("http://localhost/" + address, _page.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public void On_the_wall_there_is_nothing_but_the_page()
    {
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo("/?wall");

        var layout = Render();

        Assert.Empty(layout.FindAll("nav, header"));
        Assert.Equal("<p>the page</p>", layout.Find("#content").InnerHtml.Trim());
    }

    [Fact]
    public void The_first_link_skips_to_the_content()
    {
        var layout = Render();

        Assert.Equal(("#content", "Skip to the content"), (layout.Find("a").GetAttribute("href"), layout.Find("a").TextContent));
        Assert.Equal(("main", "-1"), (layout.Find("#content").LocalName, layout.Find("#content").GetAttribute("tabindex")));
        Assert.Equal("<p>the page</p>", layout.Find("#content").InnerHtml.Trim());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_browser_is_asked_for_the_scheme(bool dark)
    {
        _page.JSInterop.Setup<bool>("dashboardScheme.isDark").SetResult(dark);

        var layout = Render();

        layout.WaitForAssertion(() => Assert.Equal(dark, IsDark(layout)));
    }

    [Fact]
    public async Task The_scheme_follows_the_browser()
    {
        var layout = Render();
        Assert.Single(_page.JSInterop.Invocations["dashboardScheme.listen"]);

        await layout.Instance.SchemeChanged(dark: true);
        Assert.True(IsDark(layout));
        Assert.Equal(new SchemeAtStart(true), layout.FindComponent<CascadingValue<SchemeAtStart>>().Instance.Value);

        await layout.Instance.SchemeChanged(dark: false);
        Assert.False(IsDark(layout));
    }

    [Fact]
    public void The_first_paint_has_the_scheme_of_the_visit_before()
    {
        // The browser does not answer: the scheme is the one that the cookie told.
        _page.JSInterop.Setup<bool>("dashboardScheme.isDark");

        var layout = _page.Render<MainLayout>(parameters => parameters.AddCascadingValue(new SchemeAtStart(true)));

        Assert.True(IsDark(layout));
    }

    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("Nowhere/Land", "UTC")]
    [InlineData(null, "UTC")]
    public void Times_are_those_of_the_viewers_zone_or_of_UTC(string? told, string zone)
    {
        _page.JSInterop.SetupModule("./Shell/MainLayout.razor.js").Setup<string?>("timeZone").SetResult(told);

        var layout = Render();

        layout.WaitForAssertion(() => Assert.Equal(zone, layout.FindComponent<CascadingValue<TimeZoneInfo>>().Instance.Value!.Id));
    }

    [Theory]
    [InlineData(0, "Light", "light")]
    [InlineData(1, "Dark", "dark")]
    [InlineData(2, "As the system", "system")]
    public void The_menu_chooses_a_scheme(int item, string name, string scheme)
    {
        var layout = Render();
        layout.Find("button[aria-label='Colours']").Click();

        var choice = layout.FindAll(".mud-menu-item")[item];
        Assert.Equal(name, choice.TextContent.Trim());
        choice.Click();

        Assert.Equal([scheme], Assert.Single(_page.JSInterop.Invocations["dashboardScheme.choose"]).Arguments);
    }

    private static bool IsDark(IRenderedComponent<MainLayout> layout) => layout.FindComponent<MudThemeProvider>().Instance.GetState(provider => provider.IsDarkMode);

    private IRenderedComponent<MainLayout> Render() => _page.Render<MainLayout>(parameters => parameters.Add(layout => layout.Body, "<p>the page</p>"));
}
