using System.Net;
using System.Net.Http.Json;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class PublishTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const int Limit = 4 * 1024 * 1024;

    [Theory]
    [InlineData("aaaaaaa1", 0)]
    [InlineData("aaaaaaa2", 200)]
    [InlineData("aaaaaaa3", Limit)]
    public async Task A_post_is_taken_and_its_bytes_are_counted(string probe, int size)
    {
        using var response = await PostAsync(probe, new ByteArrayContent(new byte[size]));

        Assert.Equal(new PublishAnswer(size, 1), await response.Content.ReadFromJsonAsync(OriginJson.Default.PublishAnswer));
    }

    [Fact]
    public async Task A_post_that_comes_again_is_counted_again()
    {
        Assert.Equal(0, await ReceivedAsync("bbbbbbbb"));
        using var first = await PostAsync("bbbbbbbb", new ByteArrayContent(new byte[9]));
        using var second = await PostAsync("bbbbbbbb", new ByteArrayContent(new byte[9]));

        Assert.Equal(new PublishAnswer(9, 2), await second.Content.ReadFromJsonAsync(OriginJson.Default.PublishAnswer));
        Assert.Equal(2, await ReceivedAsync("bbbbbbbb"));
    }

    [Theory]
    [InlineData("cccccccc", true)]
    [InlineData("dddddddd", false)]
    public async Task A_body_beyond_the_limit_is_refused_and_not_counted(string probe, bool saysItsLength)
    {
        using var content = new ByteArrayContent(new byte[Limit + 1]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sse/_diag/publish?probe=" + probe) { Content = content };
        request.Headers.TransferEncodingChunked = !saysItsLength;
        request.Headers.ExpectContinue = saysItsLength;

        using var response = await shared.Server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.True(response.Headers.Contains(ProbeHeaders.Marker));
        Assert.Contains("Diagnostics:Probe:MaxBodyBytes", await response.ProblemAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await ReceivedAsync(probe));
    }

    [Fact]
    public async Task A_post_whose_body_is_cut_is_not_counted()
    {
        using (var connection = await RawConnection.OpenAsync(shared.Server.Url))
        {
            await connection.SendAsync("POST /sse/_diag/publish?probe=eeeeeeee HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
            connection.HalfClose();

            // Kestrel answers, or ends the connection before it could.
            Assert.Contains((await connection.HeadAsync())?.Status, new int?[] { null, 400 });
        }

        Assert.Equal(0, await ReceivedAsync("eeeeeeee"));
    }

    [Fact]
    public async Task A_post_without_a_name_is_told_what_is_missing()
    {
        using var response = await PostAsync("short", new ByteArrayContent([]));

        Assert.Equal(
            HttpText.InvalidRequest("This cannot be probed.", ("probe", "Must be 8 to 32 letters or digits.")),
            await response.ProblemAsync());
    }

    [Fact]
    public async Task Only_the_newest_posts_are_remembered()
    {
        await using var server = await TestServer.StartAsync(["Diagnostics:Probe:Remembered=2", "Diagnostics:Probe:MaxStreams=2"]);
        var posts = server.Get<ReceivedPosts>();
        foreach (var probe in (string[])["first", "second", "second", "third"])
        {
            posts.Add(probe);
        }

        Assert.Equal((0, 2, 1), (posts.CountOf("first"), posts.CountOf("second"), posts.CountOf("third")));
    }

    private Task<HttpResponseMessage> PostAsync(string probe, HttpContent content) =>
        shared.Server.Http.PostAsync(new Uri("/sse/_diag/publish?probe=" + probe, UriKind.Relative), content);

    private async Task<int> ReceivedAsync(string probe) => (await shared.Server.Http.GetFromJsonAsync(
        "/sse/_diag/publish?probe=" + probe, OriginJson.Default.ReceivedAnswer))!.Received;
}
