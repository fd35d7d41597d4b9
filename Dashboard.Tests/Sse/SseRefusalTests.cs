using System.Net;
using Dashboard.Client.Contracts;
using Dashboard.Server.Connections;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Sse;

public sealed class SseRefusalTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Rule =
        "is not a name of a stream. Names are 1 to 64 characters: lower-case letters, digits, '.', '_' or '-', beginning with a letter or a digit; '*' is all.";

    private const string Severities = "Must be one of debug, info, warning, error, critical.";
    private const string Since = "Must be an event id, a duration such as 90s, 15m, 2h or 7d, or 'all'.";
    private const string Last = "Must be a number from 0 to 1000.";

    [Theory]
    [InlineData("/sse/Ops", "stream", "'Ops' " + Rule)]
    [InlineData("/sse/_", "stream", "'_' " + Rule)]
    [InlineData("/sse?stream=ops&stream=a%0Ab", "stream", "'a\nb' " + Rule)]
    [InlineData("/sse?stream=", "stream", "'' " + Rule)]
    [InlineData("/sse/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "stream", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…' " + Rule)]
    [InlineData("/sse/ops?severity=loud", "severity", Severities)]
    [InlineData("/sse/ops?severity=", "severity", Severities)]
    [InlineData("/sse/ops?severity=2", "severity", Severities)]
    [InlineData("/sse/ops?since=yesterday", "since", Since)]
    [InlineData("/sse/ops?since=", "since", Since)]
    [InlineData("/sse/ops?since=-5m", "since", Since)]
    [InlineData("/sse/ops?since=5w", "since", Since)]
    [InlineData("/sse/ops?since=m", "since", Since)]
    [InlineData("/sse/ops?since=99999999999d", "since", Since)]
    [InlineData("/sse/ops?q=disk%20status:up", "q", "At character 6, 'status:up': 'up' is not a status. A status is firing or resolved.")]
    [InlineData("/sse/ops?q=-is:open", "q", "Leave out 'is:': what people did with a notification does not stand in the log; only the pages of the dashboard filter by it.")]
    [InlineData("/sse/ops?last=1001", "last", Last)]
    [InlineData("/sse/ops?last=-1", "last", Last)]
    [InlineData("/sse/ops?last=x", "last", Last)]
    public async Task A_wrong_parameter_is_named(string pathAndQuery, string field, string error)
    {
        using var response = await shared.Server.Http.GetAsync(new Uri(pathAndQuery, UriKind.Relative));

        Assert.Equal(HttpText.InvalidRequest("This cannot be subscribed to.", (field, error)), await response.ProblemAsync());
        Assert.Equal(0, shared.Server.Get<ConnectionRegistry>().Count);
    }

    [Fact]
    public async Task Every_wrong_parameter_is_named_at_once()
    {
        using var response = await shared.Server.Http.GetAsync(new Uri("/sse/Ops?severity=x&since=y&last=z", UriKind.Relative));

        Assert.Equal(
            HttpText.InvalidRequest(
                "This cannot be subscribed to.", ("stream", "'Ops' " + Rule), ("severity", Severities), ("since", Since), ("last", Last)),
            await response.ProblemAsync());
    }

    [Fact]
    public async Task Sixty_four_streams_are_taken_and_one_more_is_not()
    {
        static string Query(int count) => "/sse?" + string.Join('&', Enumerable.Range(0, count).Select(number => $"stream=s{number}"));
        await using var taken = await shared.Server.SubscribeAsync(Query(64));

        using var refused = await shared.Server.Http.GetAsync(new Uri(Query(65), UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, taken.Response.StatusCode);
        Assert.Equal(
            HttpText.InvalidRequest("This cannot be subscribed to.", ("stream", "At most 64 streams can be read over one connection.")),
            await refused.ProblemAsync());
        await taken.EventAsync(EventTypes.Heartbeat);
        await taken.DisposeAsync();
        await Eventually.True(() => shared.Server.Get<ConnectionRegistry>().Count == 0, "the subscriber has left");
    }

    [Fact]
    public async Task A_query_of_too_many_words_is_refused()
    {
        var words = string.Join('+', Enumerable.Range(1, 33).Select(number => $"w{number}"));

        using var response = await shared.Server.Http.GetAsync($"/sse/ops?q={words}");

        Assert.Equal(
            HttpText.InvalidRequest("This cannot be subscribed to.", ("q", "Must be at most 32 words, phrases and conditions.")),
            await response.ProblemAsync());
    }

    [Fact]
    public async Task An_unknown_path_is_a_problem_for_programs()
    {
        using var response = await shared.Server.Http.GetAsync(new Uri("/sse/ops/more", UriKind.Relative));

        Assert.Equal(HttpText.Problem(404, "15.5.5", "Not Found"), await response.ProblemAsync());
    }
}
