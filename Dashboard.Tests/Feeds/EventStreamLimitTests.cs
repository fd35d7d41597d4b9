using System.Text;
using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>A stream that never ends a line or an event must not fill the memory.</summary>
public sealed class EventStreamLimitTests
{
    private const string TooLong = "An event is longer than the 64 bytes that are allowed.";

    private readonly EventStreamParser _parser = new(64);
    private readonly List<ServerSentEvent> _events = [];

    [Fact]
    public void A_line_that_is_too_long_ends_the_reading() =>
        Assert.Equal(TooLong, Assert.Throws<EventStreamException>(() => Parse(new string('x', 65))).Message);

    [Fact]
    public void A_line_that_is_too_long_in_many_pieces_ends_the_reading()
    {
        for (var count = 0; count < 64; count++)
        {
            Parse("x");
        }

        Assert.Equal(TooLong, Assert.Throws<EventStreamException>(() => Parse("x")).Message);
    }

    [Fact]
    public void A_comment_that_is_too_long_ends_the_reading() =>
        Assert.Throws<EventStreamException>(() => Parse(":" + new string('x', 64)));

    [Fact]
    public void An_event_of_many_short_lines_ends_the_reading()
    {
        for (var count = 0; count < 6; count++)
        {
            Parse("data:123456789\n");
        }

        Assert.Equal(TooLong, Assert.Throws<EventStreamException>(() => Parse("data:123456789\n")).Message);
    }

    [Fact]
    public void Any_number_of_short_events_may_come()
    {
        for (var count = 0; count < 1_000; count++)
        {
            Parse("id:1\nevent:tick\ndata:123456789\n\n: comment\n");
        }

        Assert.Equal(1_000, _events.Count);
    }

    private void Parse(string text) => _parser.Parse(Encoding.UTF8.GetBytes(text), _events);
}
