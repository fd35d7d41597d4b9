using System.Net;
using System.Text;
using System.Text.Json;
using Dashboard.Server.Export;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Export;

public sealed class ExportTests
{
    [Fact]
    public async Task A_csv_has_a_line_for_each_notification_that_fits_and_every_character_of_it()
    {
        await using var server = await TestServer.StartAsync();
        var first = await server.PublishAsync(
            "ops",
            new { title = "disk \"full\", twice", body = "two\r\nlines", severity = "error", tags = new[] { "db", "night" }, source = "web 1", key = "k", status = "firing", url = "https://wiki.example/disk", data = new { percent = 98 } });
        await server.PublishAsync("ops", "cpu");
        var last = await server.PublishAsync("other", "disk 3");

        using var response = await GetAsync(server, "format=csv&q=disk");

        Assert.Equal("text/csv; charset=utf-8; header=present", response.Content.Headers.ContentType!.ToString());
        Assert.Matches("""^attachment; filename="notifications-\d{8}T\d{6}Z\.csv"$""", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal(["100000"], response.Headers.GetValues("Dashboard-Export-Max-Rows"));
        Assert.Equal(
            "\uFEFFid,publishedAt,stream,severity,title,body,source,tags,key,status,url,occurredAt,data\r\n"
            + $"\"{last.Id}\",\"{last.PublishedAt:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\",\"other\",\"info\",\"disk 3\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\r\n"
            + $"\"{first.Id}\",\"{first.PublishedAt:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\",\"ops\",\"error\",\"disk \"\"full\"\", twice\",\"two\r\nlines\",\"web 1\",\"db night\",\"k\",\"firing\",\"https://wiki.example/disk\",\"\",\"{{\"\"percent\"\":98}}\"\r\n",
            Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task Ndjson_and_json_have_what_was_published_as_it_was_and_say_that_it_is_all()
    {
        await using var server = await TestServer.StartAsync();
        await server.PublishAsync("ops", "=1+1");
        await server.PublishAsync("ops", "disk 2");
        var page = await server.GetTextAsync("/api/notifications");

        using var lines = await GetAsync(server, "format=ndjson");
        using var document = await GetAsync(server, "format=json&stream=ops");

        var text = await lines.Content.ReadAsStringAsync();
        Assert.Equal(page[1..^1].Replace("},{", "}\n{", StringComparison.Ordinal) + "\n{\"export\":{\"complete\":true}}\n", text);
        using var json = JsonDocument.Parse(await document.Content.ReadAsStringAsync());
        Assert.Equal(2, json.RootElement.GetProperty("notifications").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("export").GetProperty("complete").GetBoolean());
    }

    [Theory]
    [InlineData("csv", "This is not all: one export has at most 250 notifications (Export:MaxRows). The rest is older: export again with before=")]
    [InlineData("ndjson", "\"complete\":false,\"next\":\"")]
    [InlineData("json", "\"complete\":false,\"next\":\"")]
    public async Task A_cut_export_says_at_its_end_where_to_go_on(string format, string sign)
    {
        await using var server = await TestServer.StartAsync(["Export:MaxRows=250"]);
        await Task.WhenAll(Enumerable.Range(1, 260).Select(number => server.PublishAsync("ops", $"{number}")));

        using var response = await GetAsync(server, $"format={format}");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains(sign, text[^400..], StringComparison.Ordinal);
        Assert.Equal(250, text.Split("\"stream\":\"ops\"").Length + text.Split("\"ops\",\"info\"").Length - 2);
        var next = text[^400..].Split(["before=", "\"next\":\""], StringSplitOptions.None)[1].Split('"')[0];
        using var rest = await GetAsync(server, $"format=ndjson&before={next}");
        Assert.Equal(11, (await rest.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Pages_that_their_bytes_end_leave_nothing_out()
    {
        await using var server = await TestServer.StartAsync(["Search:MaxPageBytes=1"]);
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => server.PublishAsync("ops", $"disk {number}")));

        using var response = await GetAsync(server, "format=json&q=disk");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(20, json.RootElement.GetProperty("notifications").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("export").GetProperty("complete").GetBoolean());
    }

    [Theory]
    [InlineData("", "format", "Must be one of csv, ndjson, json.")]
    [InlineData("format=xls", "format", "Must be one of csv, ndjson, json.")]
    [InlineData("format=csv&severity=loud", "severity", "Must be one of debug, info, warning, error, critical.")]
    public async Task A_wrong_parameter_is_named(string query, string field, string error)
    {
        await using var server = await TestServer.StartAsync();

        using var response = await GetAsync(server, query);

        Assert.Equal(HttpText.InvalidRequest("One or more validation errors occurred.", (field, error)), await response.ProblemAsync());
    }

    [Fact]
    public async Task More_exports_than_can_run_at_once_are_refused_and_a_client_that_leaves_makes_room()
    {
        await using var server = await TestServer.StartAsync(["Export:MaxAtOnce=1"]);
        var body = new string('x', 60_000);
        await Task.WhenAll(Enumerable.Range(1, 300).Select(number => server.PublishAsync("ops", new { title = $"{number}", body })));

        // Twenty megabytes, of which this client takes the head of the response only.
        using (var slow = await server.Http.GetAsync(new Uri("/api/notifications/export?format=ndjson", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead))
        {
            using var refused = await GetAsync(server, "format=csv");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(30), refused.Headers.RetryAfter?.Delta);
        }

        await Eventually.True(
            () =>
            {
                using var turn = server.Get<Exporter>().TryBegin();
                return turn is not null;
            },
            "the place is free again");
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_left_after_a_time()
    {
        await using var server = await TestServer.StartAsync(["Export:MaxAtOnce=1", "Export:WriteTimeout=00:00:00.2"]);
        var body = new string('x', 60_000);
        await Task.WhenAll(Enumerable.Range(1, 300).Select(number => server.PublishAsync("ops", new { title = $"{number}", body })));

        using var slow = await server.Http.GetAsync(new Uri("/api/notifications/export?format=ndjson", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        await Eventually.True(
            () =>
            {
                using var turn = server.Get<Exporter>().TryBegin();
                return turn is not null;
            },
            "the place is free again");
        await Assert.ThrowsAnyAsync<Exception>(() => slow.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> GetAsync(TestServer server, string query) =>
        server.Http.GetAsync(new Uri($"/api/notifications/export?{query}", UriKind.Relative));
}
