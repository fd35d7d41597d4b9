using System.Net;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Publishing;

public sealed class PublishRefusalTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string NotAName =
        "is not a name of a stream. Names are 1 to 64 characters: lower-case letters, digits, '.', '_' or '-', beginning with a letter or a digit.";

    private const string Reserved = "is reserved: names that begin with '_' belong to the server itself.";
    private const string OneLine = "must be one line without control characters.";
    private const string Lines = "must not hold control characters other than tabs and line ends.";
    private const string NotUnicode = "holds text that is not Unicode: half of a surrogate pair.";
    private const string Address = "must be an absolute address that begins with http://, https:// or mailto:.";
    private const string Time = "must be an RFC 3339 time with an offset, such as 2026-11-22T12:00:00Z.";
    private const string MissingTitle = "is missing: say in one line what happened.";

    private readonly long _before = shared.Server.Get<Server.EventLog.IEventLog>().Bounds.Last;

    [Theory]
    [InlineData("Ops", NotAName)]
    [InlineData("OPS", NotAName)]
    [InlineData(".ops", NotAName)]
    [InlineData("-ops", NotAName)]
    [InlineData("a%20b", NotAName)]
    [InlineData("a%2Fb", NotAName)]
    [InlineData("a%0Ab", NotAName)]
    [InlineData("ops%0A", NotAName)]
    [InlineData("*", NotAName)]
    [InlineData("%C3%A9", NotAName)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NotAName)]
    [InlineData("_", NotAName)]
    [InlineData("_X", NotAName)]
    [InlineData("_x", Reserved)]
    [InlineData("_probe", Reserved)]
    public async Task A_wrong_stream_is_named(string stream, string error)
    {
        using var response = await shared.Server.PostTextAsync(stream, "t", null);

        Assert.Equal(HttpText.InvalidNotification(("stream", error)), await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Pages_of_other_sites_may_not_publish(string header, string value)
    {
        using var response = await shared.Server.PostTextAsync("ops", "from a page", "text/plain", (header, value));

        Assert.Equal(
            HttpText.Problem(403, "15.5.4", "Pages of other sites may not publish; nothing was published.", "Publish from a program, or from a page of this server."),
            await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("{}", "title", MissingTitle)]
    [InlineData("""{"title":null}""", "title", MissingTitle)]
    [InlineData("""{"title":""}""", "title", MissingTitle)]
    [InlineData("""{"title":" \u2003 "}""", "title", MissingTitle)]
    [InlineData("""{"title":7}""", "title", "must be text.")]
    [InlineData("""{"title":"a\u0000b"}""", "title", OneLine)]
    [InlineData("""{"title":"a\nid: 7"}""", "title", OneLine)]
    [InlineData("""{"title":"a\rid: 7"}""", "title", OneLine)]
    [InlineData("""{"title":"a\tb"}""", "title", OneLine)]
    [InlineData("""{"title":"a\u0085b"}""", "title", OneLine)]
    [InlineData("""{"title":"a\u2028b"}""", "title", OneLine)]
    [InlineData("""{"title":"a\u2029b"}""", "title", OneLine)]
    [InlineData("""{"title":"a\u001b[2J"}""", "title", OneLine)]
    [InlineData("""{"title":"\ud800"}""", "title", NotUnicode)]
    [InlineData("""{"title":"a\udc00"}""", "title", NotUnicode)]
    [InlineData("""{"title":"t","body":["b"]}""", "body", "must be text.")]
    [InlineData("""{"title":"t","body":"a\u0000b"}""", "body", Lines)]
    [InlineData("""{"title":"t","body":"a\u001bb"}""", "body", Lines)]
    [InlineData("""{"title":"t","body":"\ud800"}""", "body", NotUnicode)]
    [InlineData("""{"title":"t","severity":"fatal"}""", "severity", "must be one of debug, info, warning, error, critical.")]
    [InlineData("""{"title":"t","severity":"3"}""", "severity", "must be one of debug, info, warning, error, critical.")]
    [InlineData("""{"title":"t","severity":3}""", "severity", "must be text.")]
    [InlineData("""{"title":"t","status":"ended"}""", "status", "must be one of firing, resolved.")]
    [InlineData("""{"title":"t","status":true}""", "status", "must be text.")]
    [InlineData("""{"title":"t","tags":"disk"}""", "tags", "must be a list of texts.")]
    [InlineData("""{"title":"t","tags":[1]}""", "tags", "must hold texts that are not empty.")]
    [InlineData("""{"title":"t","tags":[" "]}""", "tags", "must hold texts that are not empty.")]
    [InlineData("""{"title":"t","tags":["a\nb"]}""", "tags", OneLine)]
    [InlineData("""{"title":"t","source":"a\nb"}""", "source", OneLine)]
    [InlineData("""{"title":"t","source":{}}""", "source", "must be text.")]
    [InlineData("""{"title":"t","key":"a\u0000"}""", "key", OneLine)]
    [InlineData("""{"title":"t","url":"javascript:alert(1)"}""", "url", Address)]
    [InlineData("""{"title":"t","url":"JaVaScRiPt:alert(1)"}""", "url", Address)]
    [InlineData("""{"title":"t","url":" javascript:alert(1)"}""", "url", Address)]
    [InlineData("""{"title":"t","url":"java\tscript:alert(1)"}""", "url", OneLine)]
    [InlineData("""{"title":"t","url":"data:text/html,<script>"}""", "url", Address)]
    [InlineData("""{"title":"t","url":"vbscript:x"}""", "url", Address)]
    [InlineData("""{"title":"t","url":"file:///etc/passwd"}""", "url", Address)]
    [InlineData("""{"title":"t","url":"/builds/7"}""", "url", Address)]
    [InlineData("""{"title":"t","url":"//evil.example/x"}""", "url", Address)]
    [InlineData("""{"title":"t","url":"ci.example"}""", "url", Address)]
    [InlineData("""{"title":"t","occurredAt":"2026-11-22T12:00:00"}""", "occurredAt", Time)]
    [InlineData("""{"title":"t","occurredAt":"2026-11-22"}""", "occurredAt", Time)]
    [InlineData("""{"title":"t","occurredAt":"2026-13-22T12:00:00Z"}""", "occurredAt", Time)]
    [InlineData("""{"title":"t","occurredAt":1}""", "occurredAt", "must be text.")]
    [InlineData("""{"title":"t","data":["\ud800"]}""", "data", NotUnicode)]
    [InlineData("""{"title":"t","data":{"a":{"b":"\udfff"}}}""", "data", NotUnicode)]
    [InlineData("[]", "body", "must be one JSON object with at least a title.")]
    [InlineData("\"t\"", "body", "must be one JSON object with at least a title.")]
    public async Task A_wrong_field_is_named(string json, string field, string error)
    {
        using var response = await shared.Server.PostJsonAsync("ops", json);

        Assert.Equal(HttpText.InvalidNotification((field, error)), await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("title", 501, "has 501 characters; at most 500 are allowed.")]
    [InlineData("source", 201, "has 201 characters; at most 200 are allowed.")]
    [InlineData("key", 201, "has 201 characters; at most 200 are allowed.")]
    [InlineData("url", 2001, "has 2001 characters; at most 2000 are allowed.")]
    public async Task A_field_that_is_too_long_is_named(string field, int length, string error)
    {
        var title = field == "title" ? "" : """ "title":"t",""";

        using var response = await shared.Server.PostJsonAsync("ops", $$"""{{{title}}"{{field}}":"{{new string('x', length)}}"}""");

        Assert.Equal(HttpText.InvalidNotification((field, error)), await response.ProblemAsync());
        AssertNothingStored();
    }

    [Fact]
    public async Task Too_many_tags_and_tags_that_are_too_long_are_named()
    {
        var many = string.Join(',', Enumerable.Repeat("\"t\"", 21));

        using var tooMany = await shared.Server.PostJsonAsync("ops", $$"""{"title":"t","tags":[{{many}}]}""");
        using var tooLong = await shared.Server.PostJsonAsync("ops", $$"""{"title":"t","tags":["{{new string('t', 201)}}"]}""");

        Assert.Equal(
            HttpText.InvalidNotification(("tags", "has 21 entries; at most 20 are allowed.")), await tooMany.ProblemAsync());
        Assert.Equal(
            HttpText.InvalidNotification(("tags", "has 201 characters; at most 200 are allowed.")), await tooLong.ProblemAsync());
        AssertNothingStored();
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        using var response = await shared.Server.PostJsonAsync(
            "ops", """{"titel":"t","severity":"fatal","url":"x","Title":"t"}""");

        const string Unknown =
            "is not known. Known are title, body, severity, tags, source, url, key, status, occurredAt, data; your own go into data.";
        Assert.Equal(
            HttpText.InvalidNotification(
                ("titel", Unknown),
                ("Title", Unknown),
                ("severity", "must be one of debug, info, warning, error, critical."),
                ("url", Address)),
            await response.ProblemAsync());
        AssertNothingStored();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    public async Task A_wrong_idempotency_key_is_named(string key)
    {
        using var response = await shared.Server.PostTextAsync("ops", "t", null, ("Idempotency-Key", key));

        Assert.Equal(WrongKey, await response.ProblemAsync());
        AssertNothingStored();
    }

    [Fact]
    public async Task An_idempotency_key_that_is_too_long_is_named()
    {
        using var response = await shared.Server.PostTextAsync("ops", "t", null, ("Idempotency-Key", new string('k', 201)));

        Assert.Equal(WrongKey, await response.ProblemAsync());
        AssertNothingStored();
    }

    [Fact]
    public async Task Two_idempotency_keys_are_refused()
    {
        var status = await RawHttp.StatusAsync(
            shared.Server.Url,
            "POST /api/streams/ops/notifications HTTP/1.1",
            ["Content-Length: 1", "Idempotency-Key: one", "Idempotency-Key: two"],
            body: "t");

        Assert.Equal("HTTP/1.1 422", status);
        AssertNothingStored();
    }

    [Fact]
    public async Task Another_method_is_refused()
    {
        using var response = await shared.Server.Http.DeleteAsync(new Uri("/api/streams/ops/notifications", UriKind.Relative));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(HttpText.Problem(405, "15.5.6", "Method Not Allowed"), await response.ProblemAsync());
    }

    private static string WrongKey => HttpText.InvalidNotification(
        ("Idempotency-Key", "must be one header of 1 to 200 visible ASCII characters."));

    private void AssertNothingStored() => Assert.Equal(_before, shared.Server.Get<Server.EventLog.IEventLog>().Bounds.Last);
}
