using Dashboard.Client.Contracts;
using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class FeedNotificationsTests
{
    private const string Json =
        """{"id":"a-1","stream":"ops","severity":"error","title":"disk full","publishedAt":"2026-11-22T12:00:00Z"}""";

    /// <summary>No text at all, so that the reader of JSON does not even begin: it fails with something else than a JSON error.</summary>
    private const string HalfACharacter = "\uD800";

    [Fact]
    public void An_event_of_the_default_type_is_a_notification()
    {
        var expected = new Notification
        {
            Id = "a-1",
            Stream = "ops",
            Severity = Severity.Error,
            Title = "disk full",
            PublishedAt = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        };

        Assert.Equal(expected, new ServerSentEvent("message", Json, "a-1").TryReadNotification());
    }

    [Theory]
    [InlineData("heartbeat", Json)]
    [InlineData("message", "tick")]
    [InlineData("message", "")]
    [InlineData("message", "null")]
    [InlineData("message", "{}")]
    [InlineData("message", "[1]")]
    [InlineData("message", HalfACharacter)]
    public void Other_events_are_no_notifications(string type, string data) =>
        Assert.Null(new ServerSentEvent(type, data, "").TryReadNotification());

    [Fact]
    public void A_gap_is_read() => Assert.Equal(
        new Gap("a-1", "a-5", 3),
        new ServerSentEvent("gap", """{"asked":"a-1","oldest":"a-5","missed":3}""", "").TryReadGap());

    [Theory]
    [InlineData("message", """{"asked":"a-1","oldest":"a-5","missed":3}""")]
    [InlineData("gap", "three")]
    [InlineData("gap", "null")]
    [InlineData("gap", HalfACharacter)]
    public void Other_events_are_no_gaps(string type, string data) => Assert.Null(new ServerSentEvent(type, data, "").TryReadGap());

    [Theory]
    [InlineData("heartbeat", "now")]
    [InlineData("heartbeat", HalfACharacter)]
    [InlineData("message", """{"time":"2026-11-22T12:00:00Z"}""")]
    public void Other_events_are_no_heartbeats(string type, string data) => Assert.Null(new ServerSentEvent(type, data, "").TryReadHeartbeat());

    [Theory]
    [InlineData("""{"reason":"shutdown"}""", "The server is stopping or restarting.")]
    [InlineData("""{"reason":"tired"}""", "The server ended the stream (tired).")]
    [InlineData("soon", "The stream ended.")]
    [InlineData(HalfACharacter, "The stream ended.")]
    public void A_farewell_says_why_where_it_can_be_read(string data, string words) =>
        Assert.Equal(words, new ServerSentEvent("bye", data, "").FarewellInWords());
}
