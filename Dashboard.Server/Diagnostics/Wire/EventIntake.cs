using Dashboard.Client.Feeds;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Takes the body of an event stream apart, and records each event with the read that completed it.</summary>
/// <param name="record">Where the events are recorded.</param>
/// <param name="numbers">For events that carry no number of a probe.</param>
/// <param name="clock">For events that say when they were sent.</param>
/// <param name="maxEventBytes">The longest line or event.</param>
internal sealed class EventIntake(StreamRecord record, EventNumbers numbers, WireClock clock, int maxEventBytes) : IByteSink
{
    private readonly EventStreamParser _parser = new(maxEventBytes);
    private readonly List<ServerSentEvent> _completed = [];
    private EventNumbering? _numbering;
    private int _blockBytes;
    private bool _isInLine;
    private bool _isAfterReturn;

    public void Take(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var length = LineLength(bytes);
            var line = bytes[..length];
            bytes = bytes[length..];

            // The LF of a CRLF that was split between two reads ends no line of its own.
            var isRest = _isAfterReturn && line is [(byte)'\n'];
            var isBlank = !_isInLine && !isRest && line[0] is (byte)'\r' or (byte)'\n';
            var isEnded = line[^1] is (byte)'\r' or (byte)'\n';
            (_isInLine, _isAfterReturn) = (!isEnded, line[^1] == '\r');
            _blockBytes += length;
            Parse(line);
            _blockBytes = isBlank ? 0 : _blockBytes;
        }
    }

    /// <summary>The next line with its end, or as much of it as is here.</summary>
    private int LineLength(ReadOnlySpan<byte> bytes)
    {
        if (_isAfterReturn && bytes[0] == '\n')
        {
            return 1;
        }

        var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
        var isCrLf = end >= 0 && bytes[end..] is [(byte)'\r', (byte)'\n', ..];
        return end < 0 ? bytes.Length : end + (isCrLf ? 2 : 1);
    }

    private void Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            _parser.Parse(line, _completed);
        }
        catch (EventStreamException tooLong)
        {
            throw new WireException(StreamEnd.TooMuch, tooLong.Message);
        }

        foreach (var one in _completed)
        {
            Record(one);
        }

        _completed.Clear();
    }

    private void Record(ServerSentEvent one)
    {
        var atMs = record.ReadAtMs;
        if (ProbePayload.Parse(one.Data) is { } probe)
        {
            record.AddEvent(new ObservedEvent(
                probe.Number, one.LastEventId, atMs, record.ReadIndex, _blockBytes,
                clock.SentAtMs(probe.SentMicroseconds, atMs), clock.AgeMs(probe.At, atMs)));
        }
        else if (!IsHeartbeat(one))
        {
            _numbering ??= new EventNumbering(numbers, record.ReadyAtMs);
            record.AddEvent(new ObservedEvent(
                _numbering.Next(one, atMs), one.LastEventId, atMs, record.ReadIndex, _blockBytes, SentAtMs: null, AgeMs: null));
        }
    }

    /// <summary>A heartbeat belongs to its connection, not to the stream: it has no counterpart on another one, and is no event here.</summary>
    private static bool IsHeartbeat(ServerSentEvent one) => one.Type is "heartbeat" or "ping" or "keepalive" or "keep-alive";
}
