using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class SeverityFilterTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly List<Severity> _chosen = [];

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Each_button_tells_whether_it_is_the_choice_and_whether_the_choice_includes_it() => Assert.Equal(
        [
            ("· debug", "false", "false", "Show every severity"),
            ("● info", "false", "false", "Show info and above"),
            ("▲ warning", "true", "true", "Show warning and above"),
            ("■ error", "false", "true", "Show error and above"),
            ("◆ critical", "false", "true", "Show critical and above"),
        ],
        Render().FindAll("button").Select(button => (
            string.Join(' ', button.QuerySelectorAll("span > span").Select(part => part.TextContent)),
            button.GetAttribute("aria-pressed") ?? "",
            button.GetAttribute("data-included") ?? "",
            button.GetAttribute("title") ?? "")));

    [Fact]
    public void A_click_chooses()
    {
        var filter = Render();
        for (var index = 0; index < 5; index++)
        {
            filter.FindAll("button")[index].Click();
        }

        Assert.Equal(Enum.GetValues<Severity>(), _chosen);
    }

    [Fact]
    public void The_buttons_are_a_group_with_a_name()
    {
        var group = Render().Find("[role=group]");

        Assert.Equal("Severity, at least", group.GetAttribute("aria-label"));
        Assert.Equal(5, group.QuerySelectorAll("button[type=button]").Length);
    }

    private IRenderedComponent<SeverityFilter> Render() => _page.Render<SeverityFilter>(parameters => parameters
        .Add(filter => filter.AtLeast, Severity.Warning)
        .Add(filter => filter.AtLeastChanged, _chosen.Add));
}
