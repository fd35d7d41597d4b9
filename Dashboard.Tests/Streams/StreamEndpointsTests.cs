using System.Net;
using System.Text;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Streams;

public sealed class StreamEndpointsTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_streams_are_listed_by_name_without_the_reserved_ones()
    {
        await using var server = await TestServer.StartAsync(time: new FakeTimeProvider(s_noon));
        await server.PublishAsync("ops", "1");
        await server.PublishAsync("deploys", "2");
        await server.Get<IPathComparisons>().PublishTestEventsAsync(1, TimeSpan.FromSeconds(1), CancellationToken.None);
        var id = (await server.PublishAsync("ops", "4")).Id;
        await SendAsync(server, HttpMethod.Put, "empty", """{"description":"Nothing yet","retainFor":"7d","retainCount":5}""");
        await using var subscription = await server.SubscribeAsync("/sse/ops");

        var epoch = id[..^2];
        Assert.Equal(
            $$$"""
            [{"name":"deploys","notifications":1,"lastId":"{{{epoch}}}-2","lastPublishedAt":"2026-11-22T12:00:00.000000Z","bytes":112,"rate":1,"subscribers":0,"retention":{"for":"30d","count":1000000}},
            {"name":"empty","notifications":0,"description":"Nothing yet","bytes":0,"rate":0,"subscribers":0,"retention":{"for":"7d","count":5},"retainFor":"7d","retainCount":5,"createdAt":"2026-11-22T12:00:00.000000Z"},
            {"name":"ops","notifications":2,"lastId":"{{{epoch}}}-4","lastPublishedAt":"2026-11-22T12:00:00.000000Z","bytes":216,"rate":2,"subscribers":1,"retention":{"for":"30d","count":1000000}}]
            """.ReplaceLineEndings(""),
            await server.GetTextAsync("/api/streams"));
    }

    [Fact]
    public async Task A_log_without_notifications_has_an_empty_list_of_streams()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal("[]", await server.GetTextAsync("/api/streams"));
    }

    [Fact]
    public async Task A_stream_can_be_created_before_its_first_notification_and_changed_field_by_field()
    {
        await using var server = await TestServer.StartAsync();

        var (created, stream) = await PutAsync(server, "ops", """{"description":"  Operations ","retainFor":"12h","retainCount":1000}""");
        Assert.Equal(HttpStatusCode.Created, created);
        Assert.Equal(("Operations", "12h", 1000), (stream.Description, stream.RetainFor, stream.RetainCount));
        Assert.Equal(new StreamRetention("12h", 1000), stream.Retention);

        var (changed, after) = await PutAsync(server, "ops", """{"description":"Production"}""");
        Assert.Equal((HttpStatusCode.OK, "Production", "12h"), (changed, after.Description, after.RetainFor));

        var (_, usual) = await PutAsync(server, "ops", """{"description":null,"retainFor":null,"retainCount":null}""");
        Assert.Equal((null, null, null), (usual.Description, usual.RetainFor, usual.RetainCount));
        Assert.Equal(new StreamRetention("30d", 1_000_000), usual.Retention);
        Assert.NotNull(usual.CreatedAt);
    }

    [Theory]
    [InlineData("ops", "{", 400, "not JSON")]
    [InlineData("ops", "[]", 422, "body must be a JSON object")]
    [InlineData("ops", """{"retainfor":"7d"}""", 422, "retainfor is not known. What can be set is description, retainFor and retainCount.")]
    [InlineData("ops", """{"retainFor":"a week"}""", 422, "retainFor must be a whole number with s, m, h or d")]
    [InlineData("ops", """{"retainFor":7}""", 422, "retainFor must be")]
    [InlineData("ops", """{"retainCount":0}""", 422, "retainCount must be a whole number of at least 1")]
    [InlineData("ops", """{"retainCount":1.5}""", 422, "retainCount must be")]
    [InlineData("ops", """{"description":"two\nlines"}""", 422, "description must be one line of at most 200 characters")]
    [InlineData("ops", """{"description":"\ud83d"}""", 422, "description holds text that is not Unicode")]
    [InlineData("ops", """{"retainCount":1,"retainCount":2}""", 400, "not JSON")]
    [InlineData("_probe", "{}", 422, "stream is reserved")]
    [InlineData("Ops", "{}", 422, "stream is not a name of a stream")]
    public async Task What_cannot_be_set_is_refused_by_field_and_changes_nothing(string stream, string body, int status, string says)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await SendAsync(server, HttpMethod.Put, stream, body);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(says, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("[]", await server.GetTextAsync("/api/streams"));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await using var server = await TestServer.StartAsync(["Streams:MaxBodyBytes=100"]);

        using var response = await SendAsync(server, HttpMethod.Put, "ops", $$"""{"description":"{{new string('x', 100)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"retainFor":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("{\"retainFor\":\"\u00ff\"}")]
    [InlineData("{\"\u00ff\":1}")]
    public async Task Text_that_is_not_Unicode_is_refused(string body)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/streams/ops")
        {
            // One byte a character: what looks like a letter with dots is a byte that UTF-8 does not have.
            Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)),
        };

        using var response = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("not Unicode", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_neither_change_nor_delete()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", "1");

        foreach (var method in (HttpMethod[])[HttpMethod.Put, HttpMethod.Delete])
        {
            using var response = await SendAsync(server, method, "ops", "{}", ("Origin", "https://elsewhere.example"));
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Equal(1, Assert.Single(await ListAsync(server)).Notifications);
    }

    [Fact]
    public async Task Creating_may_be_bound_to_there_being_none()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", "1");

        using var refused = await SendAsync(server, HttpMethod.Put, "ops", "{}", ("If-None-Match", "*"));
        using var created = await SendAsync(server, HttpMethod.Put, "deploys", "", ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    [Fact]
    public async Task More_streams_than_allowed_are_not_set()
    {
        await using var server = await TestServer.StartAsync(["Streams:MaxSettings=1"]);
        await PutAsync(server, "a", "{}");

        using var refused = await SendAsync(server, HttpMethod.Put, "b", "{}");
        using var changed = await SendAsync(server, HttpMethod.Put, "a", "{}");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task A_deleted_stream_is_not_there_any_more_and_who_resumes_is_told_what_is_missing()
    {
        await using var server = await TestServer.StartAsync();
        var first = await server.PublishAsync("ops", "1");
        await server.PublishAsync("ops", "2");
        await server.PublishAsync("calm", "3");

        using var response = await SendAsync(server, HttpMethod.Delete, "ops", "");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await Eventually.True(async () => await ListAsync(server) is [{ Name: "calm" }], "the other one is left");
        Assert.Equal("[]", await server.GetTextAsync("/api/streams/ops/notifications"));

        // What is in the memory of the fan-out was withdrawn as well.
        await server.PublishAsync("ops", "new");
        await using var resumed = await server.SubscribeAsync("/sse/ops", first.Id);
        var gap = await resumed.EventAsync(EventTypes.Gap);
        Assert.Contains("\"missed\":1", gap.Data, StringComparison.Ordinal);
        Assert.Equal(["new"], await resumed.TitlesAsync(1));
    }

    [Fact]
    public async Task Of_a_stream_that_does_not_exist_nothing_is_deleted()
    {
        await using var server = await TestServer.StartAsync();

        using var missing = await SendAsync(server, HttpMethod.Delete, "ops", "");
        using var reserved = await SendAsync(server, HttpMethod.Delete, "_probe", "");

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reserved.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, StreamSummary Stream)> PutAsync(TestServer server, string stream, string body)
    {
        using var response = await SendAsync(server, HttpMethod.Put, stream, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return (response.StatusCode, JsonSerializer.Deserialize(text, ContractsJson.Default.StreamSummary)!);
    }

    private static async Task<IReadOnlyList<StreamSummary>> ListAsync(TestServer server) =>
        JsonSerializer.Deserialize(await server.GetTextAsync("/api/streams"), ContractsJson.Default.IReadOnlyListStreamSummary)!;

    private static async Task<HttpResponseMessage> SendAsync(
        TestServer server, HttpMethod method, string stream, string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api/streams/{stream}", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await server.Http.SendAsync(request);
    }
}
