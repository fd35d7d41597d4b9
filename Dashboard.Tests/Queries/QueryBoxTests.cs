using Bunit;
using Dashboard.Client.Queries;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Dashboard.Tests.Queries;

public sealed class QueryBoxTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly List<string> _asked = [];

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task A_query_is_asked_for_with_enter_once_it_can_be_understood()
    {
        var box = Render("");

        await TypeAsync(box, "  SEVERITY=error disk ");
        Assert.Empty(_asked);
        await PressAsync(box, "Enter");
        await PressAsync(box, "Enter");

        Assert.Equal(["severity:error disk"], _asked);
    }

    [Fact]
    public async Task What_is_not_understood_is_marked_where_it_stands_and_cleared_when_it_is_mended()
    {
        var box = Render("");

        await TypeAsync(box, "disk severity:bad");
        Assert.Null(box.Find("input").GetAttribute("aria-invalid"));
        await PressAsync(box, "Enter");

        Assert.Empty(_asked);
        Assert.Equal("true", box.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal("disk severity:bad", box.Find(".query-error code").TextContent);
        Assert.Equal("severity:bad", box.Find(".query-error mark").TextContent);
        Assert.StartsWith("'bad' is not a severity.", box.Find(".query-error span").TextContent, StringComparison.Ordinal);

        await TypeAsync(box, "disk severity:error");

        Assert.Null(box.Find("input").GetAttribute("aria-invalid"));
        Assert.Empty(box.FindAll(".query-error > *"));
    }

    [Fact]
    public async Task Suggestions_are_picked_by_keyboard_first_a_field_and_then_its_value()
    {
        var box = Render("");

        await TypeAsync(box, "sev");
        Assert.Equal(["severity>="], box.Texts("li code"));
        await PressAsync(box, "ArrowDown");
        Assert.Equal("query-0", box.Find("input").GetAttribute("aria-activedescendant"));
        await PressAsync(box, "Enter");
        Assert.Empty(_asked);
        Assert.Equal("true", box.Find("input").GetAttribute("aria-expanded"));
        await PressAsync(box, "ArrowUp");
        Assert.Equal(["critical"], box.Texts("li[aria-selected=true] code"));
        await PressAsync(box, "Enter");

        Assert.Equal(["severity>=critical"], _asked);
        Assert.Equal("false", box.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Escape_closes_the_suggestions_and_a_pick_by_mouse_takes_one()
    {
        var box = Render("");

        await TypeAsync(box, "stream:p");
        await PressAsync(box, "Escape");
        Assert.Empty(box.FindAll("li"));
        await TypeAsync(box, "stream:pa");
        await box.Find("li").MouseDownAsync(new MouseEventArgs());

        Assert.Equal(["stream:payments"], _asked);
    }

    [Fact]
    public async Task Who_leaves_or_clears_the_box_has_asked()
    {
        var box = Render("");

        await TypeAsync(box, "disk");
        await box.Find("input").BlurAsync(new FocusEventArgs());
        await TypeAsync(box, "");

        Assert.Equal(["disk", ""], _asked);
    }

    [Fact]
    public void A_query_that_came_with_the_address_is_checked_at_once() =>
        Assert.Equal("level:error", Render("level:error").Find(".query-error mark").TextContent);

    private static Task TypeAsync(IRenderedComponent<QueryBox> box, string text) =>
        box.InvokeAsync(() => box.Instance.Typed(text, text.Length));

    private static Task PressAsync(IRenderedComponent<QueryBox> box, string key) =>
        box.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = key });

    private IRenderedComponent<QueryBox> Render(string text) => _page.Render<QueryBox>(parameters => parameters
        .Add(box => box.Text, text)
        .Add(box => box.Vocabulary, new QueryVocabulary(["payments", "ops"], [], []))
        .Add(box => box.Changed, EventCallback.Factory.Create<Query>(this, query => _asked.Add(query.Text))));
}
