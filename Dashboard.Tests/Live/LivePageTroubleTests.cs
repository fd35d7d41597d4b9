using Bunit;
using Dashboard.Client.Feeds;
using Dashboard.Client.Layout;
using Dashboard.Client.Live;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Live;

/// <summary>The page on a server that falls silent or goes away: what is shown must not look as if it were live.</summary>
public sealed class LivePageTroubleTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly ScriptedStreamServer _server = new();

    public LivePageTroubleTests() => _page.AddLivePage(_server.Url, _page.Time);

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Before_the_first_answer_the_page_is_connecting()
    {
        var page = _page.Render<LivePage>();
        await AcceptFeedAsync();

        Assert.Equal("connecting", State(page));
        page.WaitForAssertion(() => Assert.Equal(["Connecting…"], page.Texts(".empty")), Eventually.Limit);
        Assert.Empty(page.FindAll(".banner"));
    }

    [Fact]
    public async Task A_feed_without_a_sign_of_life_is_stale_and_says_for_how_long()
    {
        var (page, connection) = await OpenAsync();

        _page.Time.Advance(TimeSpan.FromSeconds(21));

        await AssertBannerAsync(page, "stale", "No sign of life for 21 s. What you see may be out of date. It is tried again by itself.");
        Assert.Equal(["a-1"], page.Texts(".row .title"));

        await connection.SendAsync(":\n");
        await UntilAsync(() => page.FindAll(".banner").Count == 0 && State(page) == "live", "the page is live again");
    }

    [Fact]
    public async Task A_lost_connection_says_why()
    {
        var (page, connection) = await OpenAsync();

        connection.Close();

        await AssertBannerAsync(
            page, "gone", "No connection to the server. What you see may be out of date. The stream ended. It is tried again by itself.");
    }

    [Fact]
    public async Task While_the_server_takes_no_more_readers_there_has_been_no_connection_since_the_last_one_was_lost()
    {
        var (page, connection) = await OpenAsync();
        connection.Close();
        await UntilAsync(() => State(page) == "gone", "the connection is lost");
        var lost = _page.Time.GetUtcNow();
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            _page.Time.Advance(TimeSpan.FromSeconds(7));
            var refused = await AcceptFeedAgainAsync();
            await refused.AnswerAsync();
            await refused.SendAsync("retry: 30000\nevent: bye\ndata: {\"reason\":\"limit\"}\n\n");
            refused.Close();
            await UntilAsync(() => page.Texts(".banner").SequenceEqual([$"No connection to the server for {Durations.Age(_page.Time.GetUtcNow() - lost)}. "
                + "What you see may be out of date. The server has as many readers as it allows. It is tried again by itself."]), "the page says since when, and why");
        }

        Assert.Equal(["a-1"], page.Texts(".row .title"));
        Assert.Empty(page.FindAll(".row-notice"));
    }

    [Fact]
    public async Task A_page_that_never_had_anything_does_not_claim_that_there_is_nothing()
    {
        var page = _page.Render<LivePage>();
        var connection = await AcceptFeedAsync();

        await connection.AnswerAsync("503 Service Unavailable");
        connection.Close();

        await UntilAsync(() => page.Texts(".empty").SequenceEqual(["Nothing has been received yet That says nothing about what was published: this page cannot read it."]), "the page says that nothing was received");
    }

    [Fact]
    public async Task A_page_that_is_left_lets_its_feed_end()
    {
        var (_, connection) = await OpenAsync();

        await _page.DisposeComponentsAsync();
        _page.Time.Advance(new FeedOptions().Linger);

        await connection.LeftAsync();
    }

    private static string? State(IRenderedComponent<LivePage> page) => page.Find(".live").GetAttribute("data-state");

    private Task AssertBannerAsync(IRenderedComponent<LivePage> page, string state, string text) =>
        UntilAsync(() => State(page) == state && page.Texts(".banner").SequenceEqual([text]), $"the page is {state} and says: {text}");

    /// <summary>
    /// The page renders when its clock says so, and the feed reports when the socket does. After one step the clock
    /// moves by so little that ages stay what they are.
    /// </summary>
    private Task UntilAsync(Func<bool> state, string because)
    {
        _page.Time.Advance(TimeSpan.FromMilliseconds(100));
        return Eventually.True(
            () =>
            {
                _page.Time.Advance(TimeSpan.FromMilliseconds(1));
                return state();
            },
            because);
    }

    private async Task<(IRenderedComponent<LivePage> Page, ScriptedConnection Connection)> OpenAsync()
    {
        var page = _page.Render<LivePage>();
        var connection = await AcceptFeedAsync();
        await connection.AnswerAsync();
        await connection.SendAsync($"id: a-1\ndata: {Notifications.Event(1).Event.Data}\n\n");
        await UntilAsync(() => page.Texts(".row .title").SequenceEqual(["a-1"]), "the notification is shown");
        return (page, connection);
    }

    /// <summary>The page asks for its feed and for the list of streams, in any order; the list is refused.</summary>
    private async Task<ScriptedConnection> AcceptFeedAsync()
    {
        ScriptedConnection? feed = null;
        foreach (var connection in (ScriptedConnection[])[await _server.AcceptAsync(), await _server.AcceptAsync()])
        {
            feed = await IsFeedAsync(connection) ? connection : feed;
        }

        return feed!;
    }

    private async Task<ScriptedConnection> AcceptFeedAgainAsync()
    {
        ScriptedConnection connection;
        do
        {
            connection = await _server.AcceptAsync();
        }
        while (!await IsFeedAsync(connection));
        return connection;
    }

    /// <summary>Whether it is the feed; whatever else the page asks for is refused.</summary>
    private static async Task<bool> IsFeedAsync(ScriptedConnection connection)
    {
        if (connection.RequestLine == "GET /sse?last=500 HTTP/1.1")
        {
            return true;
        }

        Assert.StartsWith("GET /api/", connection.RequestLine, StringComparison.Ordinal);
        await connection.AnswerAsync("503 Service Unavailable");
        connection.Close();
        return false;
    }
}
