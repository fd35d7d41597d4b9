using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Hosting;

public sealed partial class AnswersTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Restrictions =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'";

    /// <summary>A page reads its own server, by either of its addresses; the shared one has no proxy.</summary>
    private string Policy => $"{Restrictions}; connect-src 'self' {shared.Server.Url.GetLeftPart(UriPartial.Authority)}";

    [Fact]
    public async Task People_get_a_page_where_there_is_none()
    {
        using var response = await SendAsync("/nothing", "text/html");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("There is no such page", Heading().Match(await response.Content.ReadAsStringAsync()).Groups["text"].Value);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task Programs_get_problem_details_where_there_is_nothing(string accept)
    {
        using var response = await SendAsync("/nothing", accept);

        Assert.Equal(HttpText.Problem(404, "15.5.5", "Not Found"), await response.ProblemAsync());
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api/streams")]
    [InlineData("/health/live")]
    [InlineData("/css/dashboard.css")]
    public async Task Every_answer_keeps_browsers_from_doing_what_it_is_not_made_for(string path)
    {
        using var response = await SendAsync(path, "*/*");

        AssertHeader(response, "Content-Security-Policy", Policy);
        AssertHeader(response, "X-Content-Type-Options", "nosniff");
        AssertHeader(response, "Referrer-Policy", "no-referrer");
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/diagnostics")]
    [InlineData("/nothing")]
    public async Task No_other_site_may_frame_a_page(string path)
    {
        using var response = await SendAsync(path, "text/html");

        AssertHeader(response, "Content-Security-Policy", Policy, "frame-ancestors 'self'");
        AssertHeader(response, "X-Content-Type-Options", "nosniff");
        AssertHeader(response, "Referrer-Policy", "no-referrer");
    }

    private static void AssertHeader(HttpResponseMessage response, string name, params string[] values) =>
        Assert.Equal(values, response.Headers.GetValues(name));

    private async Task<HttpResponseMessage> SendAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await shared.Server.Http.SendAsync(request);
    }

    [GeneratedRegex("<h1[^>]*>(?<text>[^<]*)</h1>", RegexOptions.None, 1000)]
    private static partial Regex Heading();
}
