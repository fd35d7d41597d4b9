using Bunit;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

public sealed class StreamListTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly List<string?> _chosen = [];

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Theory]
    [InlineData(null, "true", "false", "false")]
    [InlineData("ops", "false", "false", "true")]
    [InlineData("gone", "false", "false", "false")]
    public void The_list_is_all_streams_and_each_one_with_its_count(string? selected, string all, string deploys, string ops) => Render(selected).Matches(
        $"""
        <nav class="streams" aria-label="Streams">
          <button type="button" class="stream" aria-pressed="{all}">
            <span class="name">All streams</span>
            <span class="count">1,237</span>
          </button>
          <button type="button" class="stream" aria-pressed="{deploys}" title="3 notifications, the last 2 h ago">
            <span class="name">deploys</span>
            <span class="count">3</span>
          </button>
          <button type="button" class="stream" aria-pressed="{ops}" title="1,234 notifications, the last 5 s ago">
            <span class="name">ops</span>
            <span class="count">1,234</span>
          </button>
        </nav>
        """);

    [Fact]
    public void A_click_chooses_one_stream_or_all()
    {
        var list = Render("ops");
        list.FindAll("button")[1].Click();
        list.FindAll("button")[0].Click();

        Assert.Equal(["deploys", null], _chosen);
    }

    private IRenderedComponent<StreamList> Render(string? selected) => _page.Render<StreamList>(parameters => parameters
        .Add(list => list.Streams, [
            new LiveStream("deploys", 3, 1_200, Notifications.Noon.AddHours(-2)),
            new LiveStream("ops", 1_234, 1_237, Notifications.Noon.AddSeconds(-5)),
        ])
        .Add(list => list.Selected, selected)
        .Add(list => list.SelectedChanged, _chosen.Add)
        .Add(list => list.Now, Notifications.Noon));
}
