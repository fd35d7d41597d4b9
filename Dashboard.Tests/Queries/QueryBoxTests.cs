using Bunit;
using Dashboard.Client.Queries;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Queries;

public sealed class QueryBoxTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly BunitJSModuleInterop _module;
    private readonly List<string> _queries = [];
    private int _left;

    public QueryBoxTests()
    {
        _module = _page.JSInterop.SetupModule("./Queries/QueryBox.razor.js");
        _module.Mode = JSRuntimeMode.Loose;
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task Suggestions_stand_below_what_is_typed_and_the_keys_choose_one()
    {
        var box = Render();
        await TypeAsync(box, "s");
        Assert.Equal(["severity>=", "stream:", "source:", "status:", "since:"], box.Texts("[role=option] .insert"));
        Assert.Equal(("true", null), (Input(box, "aria-expanded"), Input(box, "aria-activedescendant")));

        await PressAsync(box, "ArrowDown", "ArrowDown");
        Assert.Equal("query-suggestion-1", Input(box, "aria-activedescendant"));
        Assert.Equal(["stream:"], box.Texts("[aria-selected=true] .insert"));

        await PressAsync(box, "Enter");
        Assert.Equal(("stream:", 7), Written());
        Assert.Equal(["deploys", "ops"], box.Texts("[role=option] .insert"));
    }

    [Fact]
    public async Task The_tab_key_takes_the_first_one_and_goes_on_after_a_value()
    {
        var box = Render();
        await TypeAsync(box, "tag:e");
        Assert.Equal("true", Input(box, "data-completes"));
        await PressAsync(box, "Tab");

        Assert.Equal(("tag:eu ", 7), Written());
        Assert.Equal("tag:eu", _queries[^1]);
        Assert.Null(Input(box, "data-completes"));
    }

    [Fact]
    public async Task A_suggestion_shows_what_it_hides_and_puts_in_what_it_is()
    {
        var box = Render();
        await TypeAsync(box, "source:");
        Assert.Equal(["gate[U+200B]way"], box.Texts("[role=option] .insert"));

        await PressAsync(box, "Tab");
        Assert.Equal(("source:gate\u200Bway ", 16), Written());
    }

    [Fact]
    public async Task Escape_closes_the_list_and_then_goes_to_the_rows()
    {
        var box = Render();
        await TypeAsync(box, "s");
        await PressAsync(box, "Escape");
        Assert.Equal(("false", 0), (Input(box, "aria-expanded"), _left));

        await PressAsync(box, "Escape");
        Assert.Equal(1, _left);
    }

    [Fact]
    public async Task What_is_not_understood_is_marked_and_explained_once_nothing_can_complete_it()
    {
        var box = Render();
        await TypeAsync(box, "disk severity>=ba tag:db", 17);
        Assert.Equal(["disk severity>=ba tag:db"], box.Texts(".error code"));
        Assert.Equal(["severity>=ba"], box.Texts(".error mark"));
        Assert.Contains("'ba' is not a severity.", box.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.Equal(("true", "query-error"), (Input(box, "aria-invalid"), Input(box, "aria-describedby")));
        Assert.Empty(_queries);

        await TypeAsync(box, "disk severity>=");
        Assert.Empty(box.FindAll(".error"));
    }

    [Fact]
    public async Task What_is_typed_is_never_written_back_and_what_is_chosen_elsewhere_is()
    {
        var box = Render("disk");
        Assert.Equal("disk", Input(box, "value"));
        await TypeAsync(box, "disk  full ");
        box.Render(parameters => parameters.Add(one => one.Text, "disk full"));
        Assert.DoesNotContain(_module.Invocations, call => call.Identifier == "write");

        box.Render(parameters => parameters.Add(one => one.Text, "stream:ops"));
        Assert.Equal(("stream:ops", 10), Written());
    }

    [Fact]
    public async Task It_can_be_cleared()
    {
        var box = Render("disk");
        await box.Find(".clear").ClickAsync();

        Assert.Equal(("", 0), Written());
        Assert.Equal([""], _queries);
        Assert.Empty(box.FindAll(".clear"));
    }

    [Fact]
    public async Task Where_a_query_costs_a_search_it_is_asked_for_with_enter_or_by_leaving()
    {
        var box = Render(asTyped: false);

        await TypeAsync(box, "  SEVERITY=error disk ");
        Assert.Empty(_queries);
        await PressAsync(box, "Enter", "Enter");
        Assert.Equal(["severity:error disk"], _queries);

        await TypeAsync(box, "disk full");
        await box.InvokeAsync(box.Instance.Blurred);
        await TypeAsync(box, "disk severity:bad");
        await PressAsync(box, "Enter");
        Assert.Equal(["severity:error disk", "disk full"], _queries);
        Assert.Equal(["severity:bad"], box.Texts(".error mark"));
    }

    private static string? Input(IRenderedComponent<QueryBox> box, string attribute) => box.Find("input").GetAttribute(attribute);

    private static Task TypeAsync(IRenderedComponent<QueryBox> box, string text, int? caret = null) =>
        box.InvokeAsync(() => box.Instance.Typed(text, caret ?? text.Length));

    private static async Task PressAsync(IRenderedComponent<QueryBox> box, params string[] keys)
    {
        foreach (var key in keys)
        {
            await box.InvokeAsync(() => box.Instance.Pressed(key));
        }
    }

    private (string?, int?) Written() => _module.Invocations.Last(call => call.Identifier == "write").Arguments is [_, var text, var caret, _]
        ? ((string?)text, (int?)caret)
        : default;

    private IRenderedComponent<QueryBox> Render(string text = "", bool asTyped = true) => _page.Render<QueryBox>(parameters => parameters
        .Add(box => box.Text, text)
        .Add(box => box.Words, () => new QueryVocabulary(["deploys", "ops"], ["db", "eu"], ["gate\u200Bway"]))
        .Add(box => box.QueryChanged, query => _queries.Add(query.Text))
        .Add(box => box.AsTyped, asTyped)
        .Add(box => box.Left, () => _left++));
}
