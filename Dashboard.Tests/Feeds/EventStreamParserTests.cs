using System.Text;
using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Feeds;

public sealed class EventStreamParserTests
{
    private const int Limit = 8 * 1024 * 1024;

    private readonly EventStreamParser _parser = new(Limit);
    private readonly List<ServerSentEvent> _events = [];

    public static TheoryData<string> Vectors { get; } = [.. EventStreamVectors.All.Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_stream_in_one_piece_is_read_as_browsers_read_it(string name) => ReadInPieces(name, int.MaxValue);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_stream_is_read_the_same_byte_by_byte(string name) => ReadInPieces(name, 1);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_stream_is_read_the_same_in_pieces_of_two_bytes(string name) => ReadInPieces(name, 2);

    [Fact]
    public void A_line_of_5_MiB_stays_whole()
    {
        var data = new string('x', 5 * 1024 * 1024);

        Parse($"data:{data}\n\n");

        Assert.Equal(data, Assert.Single(_events).Data);
    }

    [Fact]
    public void A_bare_CR_ends_an_event_without_another_byte()
    {
        Parse("data:a\r\r");

        Assert.Equal([new ServerSentEvent("message", "a", "")], _events);
    }

    [Fact]
    public void The_LF_of_a_CRLF_that_comes_later_ends_nothing_more()
    {
        Parse("data:a\r");
        Parse("\ndata:b\r");
        Assert.Empty(_events);

        Parse("\n\r");
        Parse("\n");

        Assert.Equal([new ServerSentEvent("message", "a\nb", "")], _events);
    }

    [Fact]
    public void An_event_is_there_with_its_blank_line_and_not_before()
    {
        Parse("data:a\n");
        Assert.Empty(_events);

        Parse("\n");
        Assert.Single(_events);
    }

    [Fact]
    public void An_id_counts_from_the_blank_line_on()
    {
        Parse("id:1\ndata:a\n\nid:2\ndata:b\n");
        Assert.Equal("1", _parser.LastEventId);

        Parse("\n");
        Assert.Equal("2", _parser.LastEventId);
    }

    [Fact]
    public void An_id_without_data_counts_too()
    {
        Parse("id:1\n\n");

        Assert.Empty(_events);
        Assert.Equal("1", _parser.LastEventId);
    }

    [Theory]
    [InlineData("retry:02000\n", 2000)]
    [InlineData("retry: 0\n", 0)]
    [InlineData("retry:2147483647\n", int.MaxValue)]
    public void The_reconnection_time_is_a_number_of_milliseconds(string text, int milliseconds)
    {
        Parse(text);

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), _parser.Retry);
    }

    [Theory]
    [InlineData("1000x")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData(" 3000")]
    [InlineData("3000 ")]
    [InlineData("1000\0")]
    [InlineData("٣")]
    [InlineData("99999999999999999999")]
    public void Another_reconnection_time_changes_nothing(string value)
    {
        Parse($"retry:7\nretry: {value}\n");

        Assert.Equal(TimeSpan.FromMilliseconds(7), _parser.Retry);
    }

    [Fact]
    public void A_stream_that_asks_for_no_reconnection_time_has_none()
    {
        Parse(": connected\ndata:a\n\n");

        Assert.Null(_parser.Retry);
    }

    private void ReadInPieces(string name, int length)
    {
        var vector = EventStreamVectors.All.Single(one => one.Name == name);
        for (var start = 0; start < vector.Bytes.Length; start += Math.Min(length, vector.Bytes.Length - start))
        {
            _parser.Parse(vector.Bytes.AsSpan(start, Math.Min(length, vector.Bytes.Length - start)), _events);
        }

        Assert.Equal(vector.Expected, _events);
    }

    private void Parse(string text) => _parser.Parse(Encoding.UTF8.GetBytes(text), _events);
}
