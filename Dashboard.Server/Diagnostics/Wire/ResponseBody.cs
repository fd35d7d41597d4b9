namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>The body of an answer, framing removed: decompresses it, holds it to its limits and hands it on.</summary>
/// <param name="record">What is recorded of the connection.</param>
/// <param name="content">What becomes of the body: events or text.</param>
/// <param name="limits">The limits of the connection.</param>
internal sealed class ResponseBody(StreamRecord record, IByteSink content, WireLimits limits) : IByteSink, IDisposable
{
    /// <summary>Known codings have up to 10 characters.</summary>
    private const int MaxNameShown = 40;

    private readonly LimitedSink _decoded = new(content, limits.BodyBytes);
    private ContentDecoder? _decoder;
    private long _taken;
    private bool _isOpaque;

    /// <summary>The head is known, and with it the coding of the body.</summary>
    public void Begin(ResponseHead head)
    {
        var coding = head.Joined("Content-Encoding").Trim().ToLowerInvariant();
        if (ContentDecoder.Knows(coding))
        {
            _decoder = new ContentDecoder(coding);
        }
        else if (coding is not ("" or "identity"))
        {
            _isOpaque = true;
            record.Note(seen => seen with { Trouble = $"The body has the coding '{coding[..Math.Min(coding.Length, MaxNameShown)]}', which is not read here." });
        }
    }

    public void Take(ReadOnlySpan<byte> bytes)
    {
        if (_taken == 0 && !bytes.IsEmpty)
        {
            record.Note(seen => seen with { FirstByteAtMs = record.ReadAtMs });
        }

        _taken += bytes.Length;
        if (_decoder is not null)
        {
            _decoder.Take(bytes, _decoded);
        }
        else if (!_isOpaque)
        {
            _decoded.Take(bytes);
        }
        else if (_taken > limits.BodyBytes)
        {
            throw LimitedSink.TooMuch(limits.BodyBytes);
        }
    }

    public void Dispose() => _decoder?.Dispose();
}
