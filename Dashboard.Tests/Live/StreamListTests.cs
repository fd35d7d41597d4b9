using Bunit;
using Dashboard.Client.Live;
using Dashboard.Client.Live.Rows;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class StreamListTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly List<string?> _chosen = [];
    private readonly LiveStreams _streams = new();

    public StreamListTests()
    {
        _streams.Count(Notifications.At(1, "deploys"));
        _streams.MarkRead();
        _streams.Count(Notifications.At(2));
        _streams.Count(Notifications.At(3));
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void Each_stream_says_what_is_unread_and_how_much_comes()
    {
        var list = Render();

        Assert.Equal(
            ["All streams 2 unread", "deploys 1 in 10 minutes", "ops 2 in 10 minutes 2 unread", "Mark all as read"], list.Texts("button"));
        Assert.Equal("2 notifications, the last 57 s ago", list.FindAll("button")[2].GetAttribute("title"));
        Assert.Equal(2, list.FindAll("svg[aria-hidden=true] polyline").Count);
    }

    [Theory]
    [InlineData("true", "false", "false")]
    [InlineData("false", "false", "true", "ops")]
    [InlineData("false", "true", "true", "ops", "deploys")]
    public void The_streams_of_the_query_are_chosen(string all, string deploys, string ops, params string[] selected) =>
        Assert.Equal([all, deploys, ops], Render(selected).FindAll(".stream").Select(button => button.GetAttribute("aria-pressed")));

    [Fact]
    public void A_click_chooses_one_stream_or_all_or_has_read_all()
    {
        var read = 0;
        var list = Render(["ops"], () => read++);
        list.FindAll("button")[1].Click();
        list.FindAll("button")[0].Click();
        list.Find(".all-read").Click();

        Assert.Equal(["deploys", null], _chosen);
        Assert.Equal(1, read);
    }

    private IRenderedComponent<StreamList> Render(string[]? selected = null, Action? allRead = null) => _page.Render<StreamList>(parameters => parameters
        .Add(list => list.Streams, _streams)
        .Add(list => list.Selected, selected ?? [])
        .Add(list => list.Chosen, _chosen.Add)
        .Add(list => list.AllRead, () => allRead?.Invoke())
        .Add(list => list.Now, Notifications.Noon.AddMinutes(1)));
}
