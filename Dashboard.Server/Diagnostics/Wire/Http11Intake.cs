using System.Globalization;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Takes the bytes of an HTTP/1.1 connection apart: interim answers, the answer, its body (RFC 9112).</summary>
/// <param name="record">What is recorded of the connection.</param>
/// <param name="body">Takes the body.</param>
/// <param name="request">What was asked for.</param>
internal sealed class Http11Intake(StreamRecord record, ResponseBody body, WireRequest request) : IByteSink
{
    private readonly HeadReader _heads = new(request.Limits.HeadBytes);
    private IBodyFraming? _framing;
    private bool _hasBytes;

    /// <summary>The answer has come to its end; what follows on the connection is not looked at.</summary>
    public bool IsComplete => _framing is { IsComplete: true };

    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (IsComplete || bytes.IsEmpty)
        {
            return;
        }

        _hasBytes = true;
        record.AddBytes(bytes.Length);
        while (_framing is null && _heads.Take(ref bytes) is { } head)
        {
            TakeHead(head);
        }

        _framing?.Take(bytes, body);
    }

    /// <summary>What it means that the other side has closed the connection now.</summary>
    public (StreamEnd End, string? Trouble) EndByClose() => _framing switch
    {
        null when !_hasBytes => (StreamEnd.Cut, "The connection was closed before any answer."),
        null => (StreamEnd.Cut, "The connection was closed in the middle of the headers."),
        { EndByClose: StreamEnd.Clean } => (StreamEnd.Clean, "The body ended with the connection: without a length or chunks, a cut looks the same."),
        _ => (StreamEnd.Cut, "The connection was closed in the middle of the body."),
    };

    private void TakeHead(ResponseHead head)
    {
        if (head.IsInterim)
        {
            record.Note(seen => seen with { InterimStatuses = [.. seen.InterimStatuses, head.Status] });
            return;
        }

        record.NoteHead(head);
        body.Begin(head);
        _framing = FramingOf(head);
    }

    /// <summary>RFC 9112, section 6.3, in its order.</summary>
    private IBodyFraming FramingOf(ResponseHead head)
    {
        if (request.Method == "HEAD" || head.Status is 101 or 204 or 304)
        {
            return new LengthFraming(0);
        }

        var coding = head.Joined("Transfer-Encoding");
        if (coding.Length > 0)
        {
            return coding.EndsWith("chunked", StringComparison.OrdinalIgnoreCase)
                ? new ChunkFraming(record.AddChunk)
                : new LengthFraming(null);
        }

        string[] lengths = [.. head.Joined("Content-Length")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)];
        return lengths switch
        {
            [] => new LengthFraming(null),
            [var one] when long.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var length) => new LengthFraming(length),
            _ => throw new WireException(StreamEnd.NotHttp, "The length of the body that the header says is no length."),
        };
    }
}
