using System.Buffers;
using System.Text;
using Dashboard.Client.Contracts;

namespace Dashboard.Client.Feeds;

/// <summary>
/// Reads an event stream as browsers do: WHATWG HTML, section 9.2.6, "Interpreting an event stream". Bytes go in as
/// they arrive; events come out as soon as their blank line is there, also where that line ends with a bare CR.
/// </summary>
/// <param name="maxEventBytes">A longer line or event ends the reading: a stream that never ends a line must not fill the memory.</param>
/// <param name="lastEventId">
/// The last event id of the connection before: it stays until the stream sets another one. Browsers keep it so as well, while
/// the letter of the standard would forget it with the first event that has none.
/// </param>
public sealed class EventStreamParser(int maxEventBytes, string lastEventId = "")
{
    private static readonly SearchValues<byte> s_lineEnds = SearchValues.Create("\r\n"u8);

    /// <summary>The unfinished line.</summary>
    private readonly ArrayBufferWriter<byte> _line = new(256);

    /// <summary>The standard's data buffer: every data line, each followed by LF.</summary>
    private readonly StringBuilder _data = new();

    /// <summary>The standard's event type buffer; empty means <c>message</c>.</summary>
    private string _type = "";

    /// <summary>The standard's last event ID buffer; it becomes <see cref="LastEventId"/> with the next blank line.</summary>
    private string _id = lastEventId;

    /// <summary>The last byte was a CR: an LF right after it belongs to the same line end.</summary>
    private bool _afterCarriageReturn;

    /// <summary>Nothing but the first line may begin with a byte order mark.</summary>
    private bool _firstLine = true;

    /// <summary>What to send as <c>Last-Event-ID</c> when connecting again; empty for nothing.</summary>
    public string LastEventId { get; private set; } = lastEventId;

    /// <summary>The reconnection time that the stream asked for; null where it asked for none.</summary>
    public TimeSpan? Retry { get; private set; }

    /// <summary>Takes the next bytes and adds the events that they complete to <paramref name="events"/>.</summary>
    /// <exception cref="EventStreamException">A line or an event is longer than allowed.</exception>
    public void Parse(ReadOnlySpan<byte> bytes, ICollection<ServerSentEvent> events)
    {
        while (!bytes.IsEmpty)
        {
            if (_afterCarriageReturn && bytes[0] == '\n')
            {
                bytes = bytes[1..];
            }

            _afterCarriageReturn = false;
            var end = bytes.IndexOfAny(s_lineEnds);
            var part = end < 0 ? bytes : bytes[..end];
            CheckLength(part.Length);
            _line.Write(part);
            if (end < 0)
            {
                return;
            }

            _afterCarriageReturn = bytes[end] == '\r';
            bytes = bytes[(end + 1)..];
            EndLine(events);
        }
    }

    private void CheckLength(int more)
    {
        if ((long)_line.WrittenCount + _data.Length + more > maxEventBytes)
        {
            throw new EventStreamException($"An event is longer than the {maxEventBytes} bytes that are allowed.");
        }
    }

    private void EndLine(ICollection<ServerSentEvent> events)
    {
        var line = _line.WrittenSpan;
        if (_firstLine && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        _firstLine = false;
        if (line.IsEmpty)
        {
            Dispatch(events);
        }
        else
        {
            TakeField(line);
        }

        _line.ResetWrittenCount();
    }

    /// <summary>"If the line is empty (a blank line): Dispatch the event."</summary>
    private void Dispatch(ICollection<ServerSentEvent> events)
    {
        LastEventId = _id;
        if (_data.Length > 0)
        {
            _data.Length--;
            events.Add(new ServerSentEvent(_type.Length == 0 ? EventTypes.Message : _type, _data.ToString(), LastEventId));
        }

        _data.Clear();
        _type = "";
    }

    private void TakeField(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = colon < 0 ? line : line[..colon];
        var value = colon < 0 ? [] : line[(colon + 1)..];
        if (value is [(byte)' ', ..])
        {
            value = value[1..];
        }

        if (name.SequenceEqual("data"u8))
        {
            _data.Append(Encoding.UTF8.GetString(value)).Append('\n');
        }
        else if (name.SequenceEqual("event"u8))
        {
            _type = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("id"u8) && !value.Contains((byte)0))
        {
            _id = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("retry"u8))
        {
            TakeRetry(value);
        }
    }

    /// <summary>"If the field value consists of only ASCII digits, then interpret the field value as an integer in base ten."</summary>
    private void TakeRetry(ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && int.TryParse(value, out var milliseconds))
        {
            Retry = TimeSpan.FromMilliseconds(milliseconds);
        }
    }
}
