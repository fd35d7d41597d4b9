using Bunit;
using Dashboard.Client.Live;
using Dashboard.Client.Operations;
using Dashboard.Tests.Support;
using MudBlazor;

namespace Dashboard.Tests.Live;

public sealed class BulkBarTests : IAsyncDisposable
{
    private readonly PageContext _page = new();

    public BulkBarTests() => _page.AddLivePage(new Uri("http://127.0.0.1:1/"), _page.Time);

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task Several_marked_rows_are_muted_with_a_button_by_what_they_have_in_common()
    {
        var view = new LiveView(new LiveOptions(), _page.Time, (_, _) => NotificationState.Open);
        view.Take(new(), [Notifications.Event(1), Notifications.Event(2, "deploys"), Notifications.Event(3, "ci")], 0);
        view.Mark(view.List.Find("a-1")!);
        view.Mark(view.List.Find("a-2")!);
        _page.Render<MudPopoverProvider>();
        var dialogs = _page.Render<MudDialogProvider>();
        var bar = _page.Render<BulkBar>(parameters => parameters.Add(one => one.View, view).Add(one => one.PersonName, "Ana").Add(one => one.Clear, view.Unmark));

        var pressed = bar.FindAll("button").Single(button => button.TextContent.Trim() == "Mute…").ClickAsync(new());
        dialogs.WaitForElement(".query");

        Assert.Equal("stream:ops,deploys", dialogs.Find(".query").GetAttribute("value"));
        await dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Cancel").ClickAsync(new());
        await pressed;
    }
}
