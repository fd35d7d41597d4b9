using System.Text.Json;
using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Contracts;

/// <summary>The JSON on the wire, as golden text.</summary>
public sealed class ContractsJsonTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly Notification s_plain = new()
    {
        Id = "3f9a-1042",
        Stream = "ops",
        Severity = Severity.Info,
        Title = "disk full on db1",
        PublishedAt = s_noon,
    };

    [Fact]
    public void A_plain_notification_has_nothing_but_what_it_says() => Assert.Equal(
        """{"id":"3f9a-1042","stream":"ops","severity":"info","title":"disk full on db1","publishedAt":"2026-11-22T12:00:00.000000Z"}""",
        Write(s_plain));

    [Fact]
    public void A_full_notification_has_every_field()
    {
        var full = s_plain with
        {
            Severity = Severity.Critical,
            Body = "97 %\nof 2 TB",
            Tags = ["disk", "db"],
            Source = "db1",
            Url = "https://runbooks.example/disk?a=1&b=2",
            Key = "disk:db1",
            Status = NotificationStatus.Resolved,
            OccurredAt = s_noon.AddMilliseconds(-1_500),
            Data = JsonElement.Parse("""{"used":0.97}"""),
        };

        const string Expected = """
            {"id":"3f9a-1042","stream":"ops","severity":"critical","title":"disk full on db1","body":"97 %\nof 2 TB",
            "tags":["disk","db"],"source":"db1","url":"https://runbooks.example/disk?a=1&b=2","key":"disk:db1",
            "status":"resolved","occurredAt":"2026-11-22T11:59:58.500000Z","publishedAt":"2026-11-22T12:00:00.000000Z",
            "data":{"used":0.97}}
            """;
        Assert.Equal(Expected.ReplaceLineEndings(""), Write(full));
    }

    [Fact]
    public void Data_that_its_publisher_spread_over_lines_becomes_one_line()
    {
        var data = JsonElement.Parse("{\r\n  \"used\": 0.97,\n\t\"disks\": [\n    \"a\\nb\"\r  ]\n}");

        Assert.Equal(
            Write(s_plain)[..^1] + ""","data":{"used":0.97,"disks":["a\nb"]}}""",
            Write(s_plain with { Data = data }));
    }

    [Fact]
    public void Text_of_any_script_travels_as_it_is() => Assert.Equal(
        """{"id":"3f9a-1042","stream":"ops","severity":"info","title":"Größe €豆腐 <b>&'\"\\","publishedAt":"2026-11-22T12:00:00.000000Z"}""",
        Write(s_plain with { Title = "Größe €豆腐 <b>&'\"\\" }));

    [Theory]
    [InlineData("\r\n", @"\r\n")]
    [InlineData("\0", @"\u0000")]
    [InlineData("\u001B[2J", @"\u001B[2J")]
    [InlineData("\u007F", @"\u007F")]
    [InlineData("\u0085", @"\u0085")]
    [InlineData("\u2028", @"\u2028")]
    public void Control_characters_and_line_ends_stay_escaped(string title, string written) => Assert.Equal(
        $$"""{"id":"3f9a-1042","stream":"ops","severity":"info","title":"{{written}}","publishedAt":"2026-11-22T12:00:00.000000Z"}""",
        Write(s_plain with { Title = title }));

    [Fact]
    public void A_heartbeat_names_the_last_notification() => Assert.Equal(
        """{"time":"2026-11-22T12:00:15.004000Z","last":"3f9a-1042"}""",
        JsonSerializer.Serialize(new Heartbeat(s_noon.AddMilliseconds(15_004), "3f9a-1042"), ContractsJson.Wire.Heartbeat));

    [Fact]
    public void A_heartbeat_before_the_first_notification_says_so() => Assert.Equal(
        """{"time":"2026-11-22T12:00:00.000000Z","last":null}""",
        JsonSerializer.Serialize(new Heartbeat(s_noon, null), ContractsJson.Wire.Heartbeat));

    [Fact]
    public void A_gap_says_what_was_asked_what_there_is_and_how_much_is_missing() => Assert.Equal(
        """{"asked":"3f9a-812","oldest":"3f9a-903","missed":90}""",
        JsonSerializer.Serialize(new Gap("3f9a-812", "3f9a-903", 90), ContractsJson.Wire.Gap));

    [Fact]
    public void A_gap_names_what_it_does_not_know() => Assert.Equal(
        """{"asked":"<foreign>","oldest":null,"missed":null}""",
        JsonSerializer.Serialize(new Gap("<foreign>", null, null), ContractsJson.Wire.Gap));

    [Fact]
    public void A_bye_says_why() => Assert.Equal(
        """{"reason":"shutdown"}""", JsonSerializer.Serialize(new Bye(Bye.Shutdown), ContractsJson.Wire.Bye));

    [Fact]
    public void A_notification_reads_as_it_was_written()
    {
        var written = s_plain with { Body = "97 %", Status = NotificationStatus.Firing, OccurredAt = s_noon };

        Assert.Equal(written, JsonSerializer.Deserialize(Write(written), ContractsJson.Default.Notification));
    }

    [Theory]
    [InlineData("""{"stream":"ops","severity":"info","title":"t","publishedAt":"2026-11-22T12:00:00Z"}""")]
    [InlineData("""{"id":"a-1","stream":"ops","severity":"bad","title":"t","publishedAt":"2026-11-22T12:00:00Z"}""")]
    [InlineData("""{"id":"a-1","stream":"ops","severity":"info","title":"t","title":"u","publishedAt":"2026-11-22T12:00:00Z"}""")]
    [InlineData("""{"id":"a-1","stream":"ops","severity":"info","title":"t","publishedAt":"yesterday"}""")]
    public void What_is_no_notification_is_not_read_as_one(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ContractsJson.Default.Notification));

    private static string Write(Notification notification) =>
        JsonSerializer.Serialize(notification, ContractsJson.Wire.Notification);
}
