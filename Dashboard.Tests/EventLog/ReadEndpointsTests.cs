using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.EventLog;

public sealed class ReadEndpointsTests
{
    private const string Title = "One or more validation errors occurred.";
    private const string WrongStream =
        "Names of streams are 1 to 64 characters: lower-case letters, digits, '.', '_' or '-', beginning with a letter or a digit.";

    [Fact]
    public async Task The_streams_are_listed_by_name_without_the_reserved_ones()
    {
        await using var server = await TestServer.StartAsync(time: new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));
        await server.PublishAsync("ops", "1");
        await server.PublishAsync("deploys", "2");
        await server.Get<IPathComparisons>().PublishTestEventsAsync(1, TimeSpan.FromSeconds(1), CancellationToken.None);
        var id = (await server.PublishAsync("ops", "4")).Id;

        var epoch = id[..^2];
        Assert.Equal(
            $$"""[{"name":"deploys","notifications":1,"lastId":"{{epoch}}-2","lastPublishedAt":"2026-11-22T12:00:00.000000Z"},{"name":"ops","notifications":2,"lastId":"{{epoch}}-4","lastPublishedAt":"2026-11-22T12:00:00.000000Z"}]""",
            await server.GetTextAsync("/api/streams"));
    }

    [Fact]
    public async Task A_stream_is_read_page_by_page_newest_first()
    {
        await using var server = await TestServer.StartAsync();
        var ids = new List<string>();
        for (var number = 1; number <= 5; number++)
        {
            ids.Add((await server.PublishAsync("ops", $"{number}")).Id);
            await server.PublishAsync("other", $"other {number}");
        }

        Assert.Equal("5 4", await TitlesAsync(server, "?limit=2"));
        Assert.Equal("3 2", await TitlesAsync(server, $"?limit=2&before={ids[3]}"));
        Assert.Equal("1", await TitlesAsync(server, $"?limit=2&before={ids[1]}"));
        Assert.Equal("", await TitlesAsync(server, $"?limit=2&before={ids[0]}"));
        Assert.Equal("5 4 3 2 1", await TitlesAsync(server, ""));
    }

    [Fact]
    public async Task A_page_has_50_notifications_unless_asked_otherwise_and_500_at_the_most()
    {
        await using var server = await TestServer.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => server.PublishAsync("ops", $"{number}")));

        Assert.Equal(50, (await TitlesAsync(server, "")).Split(' ').Length);
        Assert.Equal(60, (await TitlesAsync(server, "?limit=500")).Split(' ').Length);
    }

    [Fact]
    public async Task A_stream_without_notifications_is_an_empty_list()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal("[]", await server.GetTextAsync("/api/streams/nothing/notifications"));
        Assert.Equal("[]", await server.GetTextAsync("/api/streams"));
    }

    [Theory]
    [InlineData("ops", "limit=0", "limit", "Must be 1 to 500.")]
    [InlineData("ops", "limit=501", "limit", "Must be 1 to 500.")]
    [InlineData("ops", "limit=-1", "limit", "Must be 1 to 500.")]
    [InlineData("ops", "limit=many", "limit", "Must be 1 to 500.")]
    [InlineData("ops", "before=x", "before", "Must be the id of a notification of this log.")]
    [InlineData("ops", "before=", "before", "Must be the id of a notification of this log.")]
    [InlineData("ops", "before=00000000-5", "before", "Must be the id of a notification of this log.")]
    [InlineData("Ops", "", "stream", WrongStream)]
    [InlineData("*", "", "stream", WrongStream)]
    public async Task A_wrong_parameter_is_named(string stream, string query, string field, string error)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.Http.GetAsync(new Uri($"/api/streams/{stream}/notifications?{query}", UriKind.Relative));

        Assert.Equal(HttpText.InvalidRequest(Title, (field, error)), await response.ProblemAsync());
    }

    private static async Task<string> TitlesAsync(TestServer server, string query)
    {
        var json = await server.GetTextAsync("/api/streams/ops/notifications" + query);
        return string.Join(' ', JsonSerializer.Deserialize(json, ContractsJson.Default.IReadOnlyListNotification)!.Select(one => one.Title));
    }
}
