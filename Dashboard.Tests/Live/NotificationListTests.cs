using Bunit;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class NotificationListTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly BunitJSModuleInterop _module;
    private readonly List<bool> _held = [];

    public NotificationListTests()
    {
        _module = _page.JSInterop.SetupModule("./Live/NotificationList.razor.js");
        _module.Mode = JSRuntimeMode.Loose;
    }

    private IEnumerable<string> Calls => _module.Invocations.Select(call => call.Identifier);

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Without_rows_it_shows_what_it_was_given_for_that()
    {
        var list = Render([]);

        Assert.Equal("<p>nothing</p>", list.Find(".empty").InnerHtml);
        Assert.Empty(list.FindAll("article"));
    }

    [Fact]
    public void Rows_are_shown_in_their_order()
    {
        var list = Render([new LiveRow(3, Notifications.At(3)), new LiveRow(2, Notifications.At(2)), new LiveRow(1, Trouble: "unreadable")]);

        Assert.Equal(["a-3", "a-2", "unreadable"], list.Texts("article .title, article.row-notice .text"));
        Assert.Empty(list.FindAll(".empty"));
    }

    [Fact]
    public async Task It_tells_when_its_top_is_left_and_reached()
    {
        var list = Render([]);

        await list.InvokeAsync(() => list.Instance.TopLeft(true));
        await list.InvokeAsync(() => list.Instance.TopLeft(false));

        Assert.Equal([true, false], _held);
    }

    [Fact]
    public async Task Its_script_listens_from_the_first_render_to_the_end()
    {
        var list = Render([]);
        list.Render(parameters => parameters.Add(one => one.Rows, [new LiveRow(1, Notifications.At(1))]));
        Assert.Equal(["initialize"], Calls);

        await list.InvokeAsync(list.Instance.GoToTopAsync);
        Assert.Equal(["initialize", "goToTop"], Calls);

        await _page.DisposeComponentsAsync();
        Assert.Equal(["initialize", "goToTop", "dispose"], Calls);
    }

    [Fact]
    public void It_can_be_scrolled_with_the_keyboard_and_has_a_name()
    {
        var rows = Render([]).Find(".rows");

        Assert.Equal(
            ("0", "region", "Live list, newest first"),
            (rows.GetAttribute("tabindex"), rows.GetAttribute("role"), rows.GetAttribute("aria-label")));
    }

    private IRenderedComponent<NotificationList> Render(IReadOnlyList<LiveRow> rows) => _page.Render<NotificationList>(parameters => parameters
        .Add(list => list.Rows, rows)
        .Add(list => list.Empty, "<p>nothing</p>")
        .Add(list => list.HeldChanged, _held.Add));
}
