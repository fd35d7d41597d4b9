using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A body in chunks (RFC 9112, section 7.1). Extensions and trailers are passed over.</summary>
/// <param name="began">Is told the length of each chunk as soon as it is known; the last one, of length 0, is none.</param>
internal sealed class ChunkFraming(Action<int> began) : IBodyFraming
{
    /// <summary>Nobody sends extensions; a size line that does not end is no size line.</summary>
    private const int MaxLineBytes = 4 * 1024;

    /// <summary>As much as servers allow for headers; trailers are rare and short.</summary>
    private const int MaxTrailerBytes = 64 * 1024;

    private Part _part = Part.Size;
    private long _length;
    private int _digits;
    private int _lineBytes;
    private int _trailerBytes;
    private bool _trailerIsBlank = true;

    private enum Part
    {
        Size,
        Extension,
        Data,
        DataEnd,
        Trailer,
        Complete,
    }

    public bool IsComplete => _part == Part.Complete;

    public StreamEnd EndByClose => IsComplete ? StreamEnd.Clean : StreamEnd.Cut;

    public void Take(ReadOnlySpan<byte> bytes, IByteSink body)
    {
        while (!bytes.IsEmpty && !IsComplete)
        {
            if (_part == Part.Data)
            {
                var part = bytes[..(int)Math.Min(_length, bytes.Length)];
                _length -= part.Length;
                _part = _length == 0 ? Part.DataEnd : Part.Data;
                bytes = bytes[part.Length..];
                body.Take(part);
            }
            else
            {
                TakeFraming(bytes[0]);
                bytes = bytes[1..];
            }
        }
    }

    private static WireException Broken() => new(StreamEnd.NotHttp, "The chunks of the body are broken.");

    private void TakeFraming(byte next)
    {
        switch (_part)
        {
            case Part.Size or Part.Extension:
                TakeSize(next);
                break;
            case Part.DataEnd:
                _part = next switch
                {
                    (byte)'\r' => Part.DataEnd,
                    (byte)'\n' => Part.Size,
                    _ => throw Broken(),
                };
                break;
            default:
                TakeTrailer(next);
                break;
        }
    }

    private void TakeSize(byte next)
    {
        if (++_lineBytes > MaxLineBytes)
        {
            throw Broken();
        }

        if (next == '\n')
        {
            BeginChunk();
        }
        else if (_part == Part.Size && char.IsAsciiHexDigit((char)next))
        {
            _digits++;
            _length = (_length << 4) + Convert.ToInt32(((char)next).ToString(), 16);
            if (_length > int.MaxValue)
            {
                throw new WireException(StreamEnd.TooMuch, "A chunk of more than 2 GB was announced.");
            }
        }
        else if (_digits > 0 && (_part == Part.Extension || next is (byte)'\r' or (byte)';' or (byte)' ' or (byte)'\t'))
        {
            _part = Part.Extension;
        }
        else
        {
            throw Broken();
        }
    }

    private void BeginChunk()
    {
        if (_digits == 0)
        {
            throw Broken();
        }

        _part = _length == 0 ? Part.Trailer : Part.Data;
        (_digits, _lineBytes) = (0, 0);
        if (_length > 0)
        {
            began((int)_length);
        }
    }

    private void TakeTrailer(byte next)
    {
        if (++_trailerBytes > MaxTrailerBytes)
        {
            throw new WireException(StreamEnd.TooMuch, $"The trailers did not end within {MaxTrailerBytes} bytes.");
        }

        if (next == '\n')
        {
            _part = _trailerIsBlank ? Part.Complete : Part.Trailer;
            _trailerIsBlank = true;
        }
        else if (next != '\r')
        {
            _trailerIsBlank = false;
        }
    }
}
