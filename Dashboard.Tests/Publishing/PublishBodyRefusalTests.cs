using System.Text;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Publishing;

public sealed class PublishBodyRefusalTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string OneLine = "must be one line without control characters.";
    private const string Lines = "must not hold control characters other than tabs and line ends.";

    private readonly long _before = shared.Server.Get<Server.EventLog.IEventLog>().Bounds.Last;

    [Theory]
    [InlineData("", "title", "is missing: the first line of the text is the title, and it is empty.")]
    [InlineData("  \nbody", "title", "is missing: the first line of the text is the title, and it is empty.")]
    [InlineData("a\0b", "title", OneLine)]
    [InlineData("a\tb", "title", OneLine)]
    [InlineData("t\nb\u001b[2J", "body", Lines)]
    public async Task Text_without_a_legible_title_or_body_is_refused(string text, string field, string error)
    {
        using var plain = await shared.Server.PostTextAsync("ops", text, "text/plain");
        using var form = await shared.Server.PostTextAsync("ops", text, "application/x-www-form-urlencoded");

        Assert.Equal(HttpText.InvalidNotification((field, error)), await plain.ProblemAsync());
        Assert.Equal(HttpText.InvalidNotification((field, error)), await form.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("{\"title\":\"x\",\n\"bo}", "Line 2, byte 5: Expected end of string, but instead reached end of data.")]
    [InlineData("{\"title\":\"x\"} x", "Line 1, byte 15: 'x' is invalid after a single JSON value. Expected end of data.")]
    [InlineData("{\"title\":\"a\nb\"}", "Line 1, byte 12: '0x0A' is invalid within a JSON string. The string should be correctly escaped.")]
    [InlineData("{\"title\":\"x\",\"title\":\"y\"}", "Duplicate property 'title' encountered during deserialization.")]
    [InlineData("{\"title\":\"x\",\"data\":{\"a\":1,\"a\":2}}", "Duplicate property 'a' encountered during deserialization.")]
    public async Task Broken_JSON_is_refused_with_the_place(string json, string detail)
    {
        using var response = await shared.Server.PostJsonAsync("ops", json);

        Assert.Equal(
            HttpText.Problem(400, "15.5.1", "The body is not JSON; nothing was published.", detail), await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("""{"title":"x","data":""", 32, "}", "data", 52)]
    [InlineData("""{"title":"x","data":""", 5_000, "}", "data", 52)]
    [InlineData("""{"title":"x","mine":""", 32, "}", "mine", 52)]
    [InlineData("", 33, "", "body", 33)]
    public async Task JSON_that_is_nested_too_deeply_is_refused_by_its_field(string before, int depth, string after, string field, int place)
    {
        var json = $"{before}{new string('[', depth)}{new string(']', depth)}{after}";

        using var response = await shared.Server.PostJsonAsync("ops", json);

        Assert.Equal(
            HttpText.InvalidNotification(
                (field, $"is nested too deeply (line 1, byte {place}): at most 32 levels of JSON are taken, the outermost object included.")),
            await response.ProblemAsync());
        AssertNothingStored();
    }

    [Fact]
    public async Task JSON_that_is_broken_before_it_is_too_deep_is_called_broken()
    {
        using var response = await shared.Server.PostJsonAsync("ops", $$"""{"title":"x",} {{new string('[', 40)}}""");

        Assert.Contains("The body is not JSON; nothing was published.", await response.ProblemAsync(), StringComparison.Ordinal);
        AssertNothingStored();
    }

    /// <summary>Half of a surrogate pair in a name is no JSON that anybody could store, but it is no fault of the server.</summary>
    [Theory]
    [InlineData("""{"title":"x","data":{"\ud800":1}}""")]
    [InlineData("""{"title":"x","\udc00":1}""")]
    public async Task A_field_name_that_is_not_Unicode_is_refused(string json)
    {
        using var response = await shared.Server.PostJsonAsync("ops", json);

        Assert.Equal(
            HttpText.Problem(
                400,
                "15.5.1",
                "The body is not JSON; nothing was published.",
                "A field's name holds text that is not Unicode: half of a surrogate pair."),
            await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("application/json", "{\"title\":\"x\u00ff\"}")]
    [InlineData("text/plain", "x\u00ff")]
    [InlineData("application/x-www-form-urlencoded", "x\u00ff")]
    public async Task A_body_that_is_not_UTF_8_is_refused(string contentType, string latin1)
    {
        using var response = await shared.Server.PostBytesAsync("ops", Encoding.Latin1.GetBytes(latin1), contentType);

        Assert.Equal(
            HttpText.Problem(400, "15.5.1", "The body is not UTF-8; nothing was published.", "Send text and JSON in UTF-8."),
            await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/html")]
    [InlineData("text/plain; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_refused(string contentType)
    {
        using var response = await shared.Server.PostTextAsync("ops", "t", contentType);

        Assert.Equal(
            HttpText.Problem(
                415,
                "15.5.16",
                "The body's content type is not supported; nothing was published.",
                $"The type was {contentType}. Send application/json, or text/plain in UTF-8 (first line title, the rest body)."),
            await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("""{"title":"t"}""")]
    [InlineData(" \r\n{}")]
    public async Task JSON_that_calls_itself_a_form_is_refused_with_the_header_to_add(string json)
    {
        using var response = await shared.Server.PostTextAsync("ops", json, "application/x-www-form-urlencoded");

        Assert.Equal(
            HttpText.Problem(
                415,
                "15.5.16",
                "The body is JSON, but its content type says that it is a form; nothing was published.",
                "Add the header Content-Type: application/json (with curl: -H 'Content-Type: application/json', or --json)."),
            await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_one_byte_too_many_is_refused_with_and_without_its_length(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/streams/ops/notifications")
        {
            Content = new StringContent("title\n" + new string('b', (64 * 1024) - 5)),
        };
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await shared.Server.Http.SendAsync(request);

        Assert.Equal(
            HttpText.Problem(
                413,
                "15.5.14",
                "The body is too large; nothing was published.",
                "At most 65536 bytes are taken. Put the rest behind url."),
            await response.ProblemAsync());
        AssertNothingStored();
    }

    private void AssertNothingStored() => Assert.Equal(_before, shared.Server.Get<Server.EventLog.IEventLog>().Bounds.Last);
}
