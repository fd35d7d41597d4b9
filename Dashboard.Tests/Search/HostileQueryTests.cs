using System.Net;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Search;

public sealed class HostileQueryTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Title = "One or more validation errors occurred.";

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"")]
    [InlineData("'; DROP TABLE words; /*")]
    [InlineData("disk AND")]
    [InlineData("OR NOT NEAR")]
    [InlineData("NEAR(disk full, 3)")]
    [InlineData("disk* ^full")]
    [InlineData("{text}:disk")]
    [InlineData("- + ( ) [ ] { } : , . \\ / % _ ?")]
    [InlineData("-- - --")]
    [InlineData("(((((((((((((((((((((((((")]
    [InlineData("(a+)+$")]
    [InlineData("a\u0000b")]
    [InlineData("\u0000")]
    [InlineData("👩‍👩‍👧‍👦🔥")]
    [InlineData("\u202Eالقرص ممتلئ\u202C שלום")]
    [InlineData("\u001F\u001F\u001F")]
    [InlineData("\uFFFF\uFFFE\u200B")]
    [InlineData("%00%22")]
    public async Task No_query_is_anything_but_text(string query)
    {
        var stream = Guid.NewGuid().ToString();

        // Without control characters, which publishing refuses; in a query they are white space.
        var published = new string([.. query.Select(c => char.IsControl(c) ? ' ' : c)]);
        var id = (await shared.Server.PublishAsync(stream, new { title = $"x{published}x" })).Id;
        await HistoryAnswer.IndexedAsync(shared.Server);

        var byText = await HistoryAnswer.ReadAsync(shared.Server, $"/api/streams/{stream}/notifications?q={Uri.EscapeDataString(query)}");
        var byTag = await HistoryAnswer.ReadAsync(shared.Server, $"/api/streams/{stream}/notifications?tag={Uri.EscapeDataString(query)}");

        Assert.Equal([id], byText.Notifications.Select(one => one.Id));
        Assert.Empty(byTag.Notifications);
    }

    [Theory]
    [InlineData("q")]
    [InlineData("tag")]
    public async Task A_query_that_is_too_long_is_refused(string name)
    {
        using var longest = await shared.Server.Http.GetAsync(new Uri($"/api/notifications?{name}={new string('a', 512)}", UriKind.Relative));
        using var response = await shared.Server.Http.GetAsync(new Uri($"/api/notifications?{name}={new string('a', 513)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
        Assert.Equal(HttpText.InvalidRequest(Title, (name, "Must be at most 512 characters long.")), await response.ProblemAsync());
    }

    [Fact]
    public async Task A_query_of_too_many_words_is_refused()
    {
        var words = Enumerable.Range(0, 33).Select(number => $"w{number}").ToArray();

        using var most = await shared.Server.Http.GetAsync(new Uri($"/api/notifications?q={string.Join('+', words[1..])}", UriKind.Relative));
        using var response = await shared.Server.Http.GetAsync(new Uri($"/api/notifications?q={string.Join('+', words)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
        Assert.Equal(HttpText.InvalidRequest(Title, ("q", "Must be at most 32 words, phrases and conditions.")), await response.ProblemAsync());
    }

    [Fact]
    public async Task A_query_of_ten_megabytes_is_not_even_read()
    {
        var status = await RawHttp.StatusAsync(shared.Server.Url, $"GET /api/notifications?q={new string('a', 10_000_000)} HTTP/1.1", []);

        Assert.Equal("HTTP/1.1 414", status);
        Assert.Equal("true", (await HistoryAnswer.SearchAsync(shared.Server, "a")).Complete);
    }
}
