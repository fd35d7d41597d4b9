using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;

namespace Dashboard.Tests.Fanout;

public sealed class EventStreamTextTests
{
    [Fact]
    public void A_notification_is_an_id_and_one_line_of_data() => Assert.Equal(
        "id: 3f9a-1042\ndata: {\"title\":\"Größe\"}\n\n"u8.ToArray(),
        EventStreamText.Notification("3f9a", Entry("{\"title\":\"Größe\"}")));

    [Fact]
    public void A_heartbeat_has_a_type_and_no_id() => Assert.Equal(
        "event: heartbeat\ndata: {\"time\":\"2026-11-22T12:00:15.004000Z\",\"last\":null}\n\n",
        Text(EventStreamText.Event(
            EventTypes.Heartbeat,
            new Heartbeat(new DateTimeOffset(2026, 11, 22, 14, 0, 15, 4, TimeSpan.FromHours(2)), null),
            ContractsJson.Wire.Heartbeat)));

    [Fact]
    public void A_gap_says_what_was_asked_what_is_left_and_what_is_missing() => Assert.Equal(
        "event: gap\ndata: {\"asked\":\"3f9a-812\",\"oldest\":\"3f9a-903\",\"missed\":90}\n\n",
        Text(EventStreamText.Event(EventTypes.Gap, new Gap("3f9a-812", "3f9a-903", 90), ContractsJson.Wire.Gap)));

    [Fact]
    public void What_people_write_into_a_gap_stays_on_its_line() => Assert.Equal(
        "event: gap\ndata: {\"asked\":\"\\u0000\\r\\nid: 7\\u2028\\u0085\\\"\",\"oldest\":null,\"missed\":null}\n\n",
        Text(EventStreamText.Event(EventTypes.Gap, new Gap("\0\r\nid: 7\u2028\u0085\"", null, null), ContractsJson.Wire.Gap)));

    [Fact]
    public void The_first_bytes_are_a_comment_and_the_reconnection_time() => Assert.Equal(
        ": connected\nretry: 2500\n\n",
        Text(EventStreamText.Opening(TimeSpan.FromMilliseconds(2500.9))));

    [Fact]
    public void A_farewell_has_the_reconnection_time_and_the_reason() => Assert.Equal(
        "retry: 40000\nevent: bye\ndata: {\"reason\":\"limit\"}\n\n",
        Text(EventStreamText.Farewell(Bye.Limit, TimeSpan.FromSeconds(40))));

    [Theory]
    [InlineData("{\n}")]
    [InlineData("{\r}")]
    [InlineData("{}\n\nevent: admin")]
    public void Data_of_several_lines_is_never_sent(string json) =>
        Assert.Throws<InvalidOperationException>(() => EventStreamText.Notification("3f9a", Entry(json)));

    private static LogEntry Entry(string json) =>
        new(1042, "ops", Severity.Info, DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(json));

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
