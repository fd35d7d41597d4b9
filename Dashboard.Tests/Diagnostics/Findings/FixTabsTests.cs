using Bunit;
using Dashboard.Client.Diagnostics.Findings;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Findings;

public sealed class FixTabsTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly IRenderedComponent<FixTabs> _tabs;

    public FixTabsTests() => _tabs = _page.Render<FixTabs>(parameters => parameters
        .Add(tabs => tabs.Fixes, SampleDiagnoses.BlockBuffering.Fixes).Add(tabs => tabs.Of, "block-buffering"));

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void The_proxy_that_was_recognised_is_open_with_its_lines_to_copy()
    {
        Assert.Equal(["nginx", "the application"], _tabs.Texts("[role=tab]"));
        Assert.Equal(["true", "false"], Selected());
        Assert.Equal(["in the location of the event streams"], _tabs.Texts(".where"));
        Assert.Equal(SampleDiagnoses.BlockBuffering.Fixes[0].Snippet, _tabs.Find("pre").TextContent);
        Assert.Equal(SampleDiagnoses.BlockBuffering.Fixes[0].Snippet, _tabs.Find(".copy button").GetAttribute("data-text"));
    }

    [Fact]
    public void Another_proxy_is_a_press_away()
    {
        _tabs.FindAll("[role=tab]")[1].Click();

        Assert.Equal(["X-Accel-Buffering: no"], _tabs.Texts("pre"));
        Assert.Equal(_tabs.Find("[role=tabpanel]").GetAttribute("aria-labelledby"), _tabs.FindAll("[role=tab]")[1].Id);
    }

    [Theory]
    [InlineData("ArrowRight", "false,true")]
    [InlineData("ArrowLeft", "false,true")]
    [InlineData("End", "false,true")]
    [InlineData("Home", "true,false")]
    [InlineData("Tab", "true,false")]
    public void The_arrow_keys_go_around_the_tabs_and_only_one_is_in_the_tab_order(string key, string selected)
    {
        _tabs.Find("[role=tablist]").KeyDown(key);

        Assert.Equal(selected, string.Join(',', Selected()));
        Assert.Single(_tabs.FindAll("[role=tab][tabindex='0']"));
    }

    private IEnumerable<string?> Selected() => _tabs.FindAll("[role=tab]").Select(tab => tab.GetAttribute("aria-selected"));
}
