using Bunit;
using Dashboard.Client.Live;
using Dashboard.Client.Live.Rows;
using Dashboard.Client.Operations;
using Dashboard.Client.Queries;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class NotificationListTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly BunitJSModuleInterop _module;
    private readonly List<bool> _away = [];
    private readonly LiveView _view;

    public NotificationListTests()
    {
        _module = _page.JSInterop.SetupModule("./Live/NotificationList.razor.js");
        _module.Mode = JSRuntimeMode.Loose;
        _view = new LiveView(new LiveOptions(), _page.Time, (_, _) => NotificationState.Open);
    }

    private IEnumerable<string> Calls => _module.Invocations.Select(call => call.Identifier);

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Without_rows_it_shows_what_it_was_given_for_that()
    {
        var list = Render();

        Assert.Equal("<p>nothing</p>", list.Find(".empty").InnerHtml);
        Assert.Empty(list.FindAll(".row"));
    }

    [Fact]
    public void Rows_come_and_go_with_what_is_shown()
    {
        _view.Intake.Take([Notifications.Event(1), Notifications.Event(2), Notifications.Event(3, "message", "unreadable")]);
        var list = Render();
        Assert.Equal(["An event came that could not be read, 12:00:00.", "a-2", "a-1"], list.Texts(".title, .row-notice .text"));

        _ = Query.TryParse("a-1", out var query, out _);
        _view.Go(new LiveAddress(query));
        list.Render();
        Assert.Equal(["a-1"], list.Texts(".title"));
    }

    [Fact]
    public void A_row_that_comes_on_top_leaves_the_others_as_they_are()
    {
        _view.Intake.Take([Notifications.Event(1), Notifications.Event(2)]);
        var list = Render();
        var before = list.FindComponents<NotificationRow>().Select(row => row.Instance).ToArray();

        _view.Intake.Take([Notifications.Event(3)]);
        list.Render();

        Assert.Equal(["a-3", "a-2", "a-1"], list.Texts(".title"));
        Assert.Equal(before, list.FindComponents<NotificationRow>().Skip(1).Select(row => row.Instance));
    }

    [Fact]
    public void A_group_shows_its_rows_at_a_click()
    {
        _view.Intake.Take([Notifications.Event(1), Notifications.Event(2, "deploys")]);
        _view.Go(new LiveAddress(Query.Empty, Grouping: Grouping.Stream));
        var list = Render();
        Assert.Equal(["a-2", "a-1"], list.Texts(".title"));

        list.FindAll(".toggle")[0].Click();
        Assert.Equal(["a-1"], list.Texts(".title"));
        list.FindAll(".mark-all")[1].Click();
        Assert.Equal(["a-1"], _view.Marked.Select(row => row.Notification!.Id));
    }

    [Fact]
    public async Task It_tells_when_its_top_is_left_and_reached()
    {
        var list = Render();

        await list.InvokeAsync(() => list.Instance.TopLeft(true));
        await list.InvokeAsync(() => list.Instance.TopLeft(false));

        Assert.Equal([true, false], _away);
    }

    [Fact]
    public async Task Its_script_listens_from_the_first_render_to_the_end()
    {
        var list = Render();
        list.Render();
        Assert.Equal(["initialize"], Calls);

        await list.InvokeAsync(list.Instance.GoToTopAsync);
        await list.InvokeAsync(() => list.Instance.RevealAsync(7));
        Assert.Equal(["initialize", "goToTop", "reveal"], Calls);

        await _page.DisposeComponentsAsync();
        Assert.Equal(["initialize", "goToTop", "reveal", "dispose"], Calls);
    }

    [Fact]
    public void It_is_a_grid_that_can_be_reached_with_the_keyboard_and_has_a_name()
    {
        _view.Intake.Take([Notifications.Event(1)]);
        _view.Cursor.Move(1);
        var list = Render();
        var rows = list.Find(".rows");

        Assert.Equal(
            ("0", "grid", "Live list, newest first", "1"),
            (rows.GetAttribute("tabindex"), rows.GetAttribute("role"), rows.GetAttribute("aria-label"), rows.GetAttribute("aria-rowcount")));
        Assert.Equal(list.Find(".row").Id, rows.GetAttribute("aria-activedescendant"));
    }

    /// <summary>The first lines are there until the list knows how many have room.</summary>
    private IRenderedComponent<NotificationList> Render()
    {
        var rendered = _page.Render<NotificationList>(parameters => parameters
            .Add(list => list.View, _view)
            .Add(list => list.Empty, "<p>nothing</p>")
            .Add(list => list.AwayChanged, _away.Add));
        rendered.WaitForState(() => rendered.FindAll(".first-lines").Count == 0, Eventually.Limit);
        return rendered;
    }
}
