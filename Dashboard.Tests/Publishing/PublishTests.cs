using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Client.Contracts;
using Dashboard.Server.Access;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Publishing;

public sealed partial class PublishTests
{
    private static readonly FakeTimeProvider s_noon = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Every_field_of_the_JSON_is_kept_and_read_back_as_it_was()
    {
        await using var server = await TestServer.StartAsync(time: s_noon);

        using var response = await server.PostJsonAsync("ops", """
            {
              "data": { "free": [0, 2.50, 1e3], "é": null, "nested": { "quote": "\"<'" } },
              "occurredAt": "2026-11-22T13:59:59.1234567+02:00",
              "status": "firing",
              "key": "disk-db1",
              "url": "https://ci.example/builds/7?a=1&b=2#log",
              "source": "monitor",
              "tags": ["disk", "Größe"],
              "severity": "warning",
              "body": "line 1\r\nline 2\tend 🙂",
              "title": "disk full on <db1>"
            }
            """);

        var epoch = await AssertReceiptAsync(response, "ops", 1);
        Assert.Equal(
            $$$$"""[{"id":"{{{{epoch}}}}-1","stream":"ops","severity":"warning","title":"disk full on <db1>","body":"line 1\r\nline 2\tend \uD83D\uDE42","tags":["disk","Größe"],"source":"monitor","url":"https://ci.example/builds/7?a=1&b=2#log","key":"disk-db1","status":"firing","occurredAt":"2026-11-22T11:59:59.123456Z","publishedAt":"2026-11-22T12:00:00.000000Z","data":{"free":[0,2.50,1e3],"é":null,"nested":{"quote":"\"<'"}}}]""",
            await server.GetTextAsync("/api/streams/ops/notifications"));
    }

    [Fact]
    public async Task Data_may_be_nested_31_deep_and_everybody_reads_it()
    {
        await using var server = await TestServer.StartAsync();
        var data = new string('[', 31) + new string(']', 31);

        using var response = await server.PostJsonAsync("ops", $$"""{"title":"t","data":{{data}}}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Contains($"\"data\":{data}", await server.GetTextAsync("/api/notifications"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_enough()
    {
        await using var server = await TestServer.StartAsync(time: s_noon);

        using var response = await server.PostJsonAsync("ops", """{"title":"t"}""");

        var epoch = await AssertReceiptAsync(response, "ops", 1);
        Assert.Equal(Listed(epoch, "t", null), await server.GetTextAsync("/api/streams/ops/notifications"));
    }

    [Fact]
    public async Task Fields_that_are_null_count_as_absent()
    {
        await using var server = await TestServer.StartAsync(time: s_noon);

        using var response = await server.PostJsonAsync("ops", """
            {"title":"t","body":null,"severity":null,"tags":null,"source":null,"url":null,"key":null,"status":null,"occurredAt":null,"data":null}
            """);

        var epoch = await AssertReceiptAsync(response, "ops", 1);
        Assert.Equal(Listed(epoch, "t", null), await server.GetTextAsync("/api/streams/ops/notifications"));
    }

    [Theory]
    [InlineData("text/plain", "disk full\non db1\n\nsince noon\n", "disk full", @"on db1\n\nsince noon")]
    [InlineData("text/plain; charset=utf-8", "disk full\r\non db1\r\nsince noon", "disk full", @"on db1\nsince noon")]
    [InlineData("text/plain", "  disk full  ", "disk full", null)]
    [InlineData("text/plain", "disk full\n\n", "disk full", null)]
    [InlineData("application/x-www-form-urlencoded", "disk full on db1 a=b&c=%20+d", "disk full on db1 a=b&c=%20+d", null)]
    [InlineData("application/x-www-form-urlencoded", "{not JSON", "{not JSON", null)]
    [InlineData(null, "Größe 🙂", @"Größe \uD83D\uDE42", null)]
    public async Task Plain_text_is_a_title_and_a_body(string? contentType, string text, string title, string? body)
    {
        await using var server = await TestServer.StartAsync(time: s_noon);

        using var response = await server.PostTextAsync("ops", text, contentType);

        var epoch = await AssertReceiptAsync(response, "ops", 1);
        Assert.Equal(Listed(epoch, title, body), await server.GetTextAsync("/api/streams/ops/notifications"));
    }

    [Fact]
    public async Task The_receipt_says_its_length_so_that_it_leaves_with_the_head_in_one_write()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.PostJsonAsync("ops", """{"title":"t"}""");

        var written = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal((written.Length, null), (response.Content.Headers.ContentLength, response.Headers.TransferEncodingChunked));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/cloudevents+json")]
    [InlineData("APPLICATION/JSON")]
    public async Task Every_type_of_JSON_is_read_as_JSON(string contentType)
    {
        await using var server = await TestServer.StartAsync(time: s_noon);

        using var response = await server.PostTextAsync("ops", """{"title":"t"}""", contentType);

        var epoch = await AssertReceiptAsync(response, "ops", 1);
        Assert.Equal(Listed(epoch, "t", null), await server.GetTextAsync("/api/streams/ops/notifications"));
    }

    [Fact]
    public async Task The_receipt_counts_the_subscribers_that_the_notification_goes_to()
    {
        await using var server = await TestServer.StartAsync();
        var none = await server.PublishAsync("ops", "nobody listens");
        await using var named = await server.SubscribeAsync("/sse/ops");
        await using var all = await server.SubscribeAsync("/sse");
        await using var several = await server.SubscribeAsync("/sse?stream=ops&stream=deploys");
        await using var other = await server.SubscribeAsync("/sse/deploys");
        await Eventually.True(() => server.Get<Server.Connections.ConnectionRegistry>().Count == 4, "all have subscribed");

        Assert.Equal(0, none.Receivers);
        Assert.Equal(3, (await server.PublishAsync("ops", "three listen")).Receivers);
        Assert.Equal(3, (await server.PublishAsync("deploys", "three others listen")).Receivers);
        Assert.Equal(1, (await server.PublishAsync("payments", "one listens")).Receivers);
    }

    [Fact]
    public async Task A_retry_with_the_same_key_gets_the_same_id_and_publishes_nothing()
    {
        await using var server = await TestServer.StartAsync();
        await using var subscription = await server.SubscribeAsync("/sse/ops");
        await subscription.EventAsync(EventTypes.Heartbeat);

        using var first = await server.PostTextAsync("ops", "first", null, ("Idempotency-Key", "deploy-7"));
        using var again = await server.PostTextAsync("ops", "again", null, ("Idempotency-Key", "deploy-7"));
        await server.PublishAsync("ops", "another");

        var epoch = await AssertReceiptAsync(first, "ops", 1);
        Assert.Equal(epoch, await AssertReceiptAsync(again, "ops", 1));
        Assert.Equal(["first", "another"], await subscription.TitlesAsync(2));
    }

    [Fact]
    public async Task Only_the_server_itself_publishes_to_reserved_streams()
    {
        await using var server = await TestServer.StartAsync(time: s_noon);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/streams/_probe/notifications")
        {
            Content = new StringContent("from the server"),
        };
        server.Get<ServerKey>().AddTo(request);

        using var own = await server.Http.SendAsync(request);
        using var guessed = await server.PostTextAsync("_probe", "guessed", null, (ServerKey.HeaderName, new string('0', 64)));
        using var without = await server.PostTextAsync("_probe", "without", null);

        await AssertReceiptAsync(own, "_probe", 1);
        var refusal = HttpText.InvalidNotification(("stream", "is reserved: names that begin with '_' belong to the server itself."));
        Assert.Equal(refusal, await guessed.ProblemAsync());
        Assert.Equal(refusal, await without.ProblemAsync());
        Assert.Equal(1, server.Get<Server.EventLog.IEventLog>().Bounds.Last);
    }

    [Fact]
    public async Task The_largest_body_that_is_allowed_is_taken()
    {
        await using var server = await TestServer.StartAsync();
        var text = "title\n" + new string('b', (64 * 1024) - 6);

        using var response = await server.PostTextAsync("ops", text, "text/plain");

        await AssertReceiptAsync(response, "ops", 1);
    }

    [Fact]
    public async Task The_longest_title_and_the_most_tags_are_taken()
    {
        await using var server = await TestServer.StartAsync();
        var tags = string.Join(',', Enumerable.Repeat($"\"{new string('t', 200)}\"", 20));

        using var response = await server.PostJsonAsync("ops", $$"""{"title":"{{new string('t', 500)}}","tags":[{{tags}}]}""");

        await AssertReceiptAsync(response, "ops", 1);
    }

    [Fact]
    public async Task A_name_of_64_characters_is_taken()
    {
        await using var server = await TestServer.StartAsync();
        var name = "0" + new string('a', 60) + "._-";

        using var response = await server.PostTextAsync(name, "t", null);

        await AssertReceiptAsync(response, name, 1);
    }

    /// <summary>Compares the whole receipt, and gives its epoch.</summary>
    private static async Task<string> AssertReceiptAsync(HttpResponseMessage response, string stream, long position)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, text);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var parts = Receipt().Match(text);
        Assert.True(parts.Success, text);
        Assert.Equal((stream, position.ToString(CultureInfo.InvariantCulture)), (parts.Groups["stream"].Value, parts.Groups["position"].Value));
        return parts.Groups["epoch"].Value;
    }

    private static string Listed(string epoch, string title, string? body)
    {
        var bodyField = body is null ? "" : $"\"body\":\"{body}\",";
        return $$"""[{"id":"{{epoch}}-1","stream":"ops","severity":"info","title":"{{title}}",{{bodyField}}"publishedAt":"2026-11-22T12:00:00.000000Z"}]""";
    }

    [GeneratedRegex("""\A\{"id":"(?<epoch>[0-9a-f]{8})-(?<position>\d+)","stream":"(?<stream>[^"]+)","publishedAt":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z","receivers":\d+\}\z""", RegexOptions.None, 1000)]
    private static partial Regex Receipt();
}
