using Dashboard.Tests.Support;

namespace Dashboard.Tests.Search;

public sealed class HistoryEndpointsTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Title = "One or more validation errors occurred.";
    private const string WrongStream =
        "Names of streams are 1 to 64 characters: lower-case letters, digits, '.', '_' or '-', beginning with a letter or a digit.";

    [Fact]
    public async Task A_stream_is_read_page_by_page_newest_first()
    {
        var server = shared.Server;
        var ids = new List<string>();
        for (var number = 1; number <= 5; number++)
        {
            ids.Add((await server.PublishAsync("pages", $"{number}")).Id);
            await server.PublishAsync("other-pages", $"other {number}");
        }

        Assert.Equal("5, 4", await TitlesAsync(server, "pages/notifications?limit=2"));
        Assert.Equal("3, 2", await TitlesAsync(server, $"pages/notifications?limit=2&before={ids[3]}"));
        Assert.Equal("1", await TitlesAsync(server, $"pages/notifications?limit=2&before={ids[1]}"));
        Assert.Equal("", await TitlesAsync(server, $"pages/notifications?limit=2&before={ids[0]}"));
        Assert.Equal("5, 4, 3, 2, 1", await TitlesAsync(server, "pages/notifications"));
    }

    [Fact]
    public async Task A_full_page_names_the_next_one_with_everything_that_was_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("a", "disk 1");
        var second = (await server.PublishAsync("b", "disk \"2\"")).Id;
        await server.PublishAsync("a", "disk 3");

        var stream = await HistoryAnswer.ReadAsync(server, "/api/streams/b/notifications?limit=1");
        var many = await HistoryAnswer.ReadAsync(server, "/api/notifications?stream=a&stream=b&q=%22disk%22&limit=2");
        var last = await HistoryAnswer.ReadAsync(server, many.Next!);

        Assert.Equal($"/api/streams/b/notifications?limit=1&before={second}", stream.Next);
        Assert.Equal($"/api/notifications?stream=a&stream=b&q=%22disk%22&limit=2&before={second}", many.Next);
        Assert.Equal("disk 3, disk \"2\"", many.Titles);
        Assert.Equal("disk 1", last.Titles);
        Assert.Null(last.Next);
    }

    [Fact]
    public async Task Without_a_stream_every_public_one_is_read_as_it_was_written()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("a", "1");
        await server.Get<Dashboard.Client.Contracts.IPathComparisons>().PublishTestEventsAsync(1, TimeSpan.FromSeconds(1), CancellationToken.None);
        await server.PublishAsync("b", "2");

        var one = await server.GetTextAsync("/api/streams/a/notifications");
        var other = await server.GetTextAsync("/api/streams/b/notifications");

        Assert.Equal($"[{other[1..^1]},{one[1..^1]}]", await server.GetTextAsync("/api/notifications"));
        Assert.Null((await HistoryAnswer.ReadAsync(server, "/api/notifications")).Complete);
    }

    [Fact]
    public async Task A_page_has_50_notifications_unless_asked_otherwise_and_500_at_the_most()
    {
        var server = shared.Server;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => server.PublishAsync("many", $"{number}")));

        Assert.Equal(50, (await TitlesAsync(server, "many/notifications")).Split(", ").Length);
        Assert.Equal(60, (await TitlesAsync(server, "many/notifications?limit=500")).Split(", ").Length);
    }

    [Fact]
    public async Task A_stream_without_notifications_is_an_empty_list()
    {
        var server = shared.Server;

        Assert.Equal("[]", await server.GetTextAsync("/api/streams/nothing/notifications"));
        Assert.Equal("[]", await server.GetTextAsync("/api/notifications?q=nothing"));
    }

    [Theory]
    [InlineData("ops", "limit=0", "limit", "Must be 1 to 500.")]
    [InlineData("ops", "limit=501", "limit", "Must be 1 to 500.")]
    [InlineData("ops", "limit=-1", "limit", "Must be 1 to 500.")]
    [InlineData("ops", "limit=many", "limit", "Must be 1 to 500.")]
    [InlineData("ops", "before=x", "before", "Must be the id of a notification of this log.")]
    [InlineData("ops", "before=", "before", "Must be the id of a notification of this log.")]
    [InlineData("ops", "before=00000000-5", "before", "Must be the id of a notification of this log.")]
    [InlineData("ops", "severity=bad", "severity", "Must be one of debug, info, warning, error, critical.")]
    [InlineData("ops", "q=a&q=b", "q", "Must be given only once.")]
    [InlineData("ops", "q=disk%20severity:bad", "q", "At character 6, 'severity:bad': 'bad' is not a severity. Severities are debug, info, warning, error, critical.")]
    [InlineData("ops", "tag=a&tag=b", "tag", "Must be given only once.")]
    [InlineData("Ops", "", "stream", WrongStream)]
    [InlineData("*", "", "stream", WrongStream)]
    public async Task A_wrong_parameter_is_named(string stream, string query, string field, string error)
    {
        using var response = await shared.Server.Http.GetAsync(new Uri($"/api/streams/{stream}/notifications?{query}", UriKind.Relative));

        Assert.Equal(HttpText.InvalidRequest(Title, (field, error)), await response.ProblemAsync());
    }

    [Theory]
    [InlineData("stream=Ops", WrongStream)]
    [InlineData("stream=a&stream=", WrongStream)]
    public async Task A_wrong_stream_among_many_is_named(string query, string error)
    {
        using var response = await shared.Server.Http.GetAsync(new Uri($"/api/notifications?{query}", UriKind.Relative));

        Assert.Equal(HttpText.InvalidRequest(Title, ("stream", error)), await response.ProblemAsync());
    }

    [Fact]
    public async Task More_streams_than_can_be_read_at_once_are_refused()
    {
        var streams = string.Join('&', Enumerable.Range(0, 65).Select(number => $"stream=s{number}"));

        using var response = await shared.Server.Http.GetAsync(new Uri($"/api/notifications?{streams}", UriKind.Relative));

        Assert.Equal(HttpText.InvalidRequest(Title, ("stream", "At most 64 streams can be read at once.")), await response.ProblemAsync());
    }

    private static async Task<string> TitlesAsync(TestServer server, string query) =>
        (await HistoryAnswer.ReadAsync(server, "/api/streams/" + query)).Titles;
}
