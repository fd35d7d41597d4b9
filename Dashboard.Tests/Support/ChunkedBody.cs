using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>
/// Takes a chunked body apart (RFC 9112, section 7.1) and forgives nothing: no extension, no trailer, no empty chunk
/// before the last, and no byte after it.
/// </summary>
internal sealed class ChunkedBody
{
    private readonly StringBuilder _size = new();
    private long _offset;
    private long _left;
    private Part _part = Part.Size;

    private enum Part
    {
        Size,
        SizeEnd,
        Data,
        DataReturn,
        DataEnd,
        LastReturn,
        LastEnd,
        Nothing,
    }

    /// <summary>Whether the last chunk is complete.</summary>
    public bool Ended => _part == Part.Nothing;

    /// <summary>How many chunks began, the last one included.</summary>
    public int Chunks { get; private set; }

    /// <summary>Takes the next bytes, and hands on what was in the chunks.</summary>
    /// <exception cref="FormatException">They are not what may follow.</exception>
    public void Take(ReadOnlySpan<byte> bytes, IBufferWriter<byte> payload)
    {
        while (!bytes.IsEmpty)
        {
            var length = 1;
            if (_part == Part.Data)
            {
                length = (int)Math.Min(_left, bytes.Length);
                payload.Write(bytes[..length]);
                _left -= length;
                _part = _left == 0 ? Part.DataReturn : Part.Data;
            }
            else
            {
                TakeFraming((char)bytes[0]);
            }

            _offset += length;
            bytes = bytes[length..];
        }
    }

    private void TakeFraming(char next) => _part = (_part, next) switch
    {
        (Part.Size, '\r') when _size.Length > 0 => Part.SizeEnd,
        (Part.Size, _) when char.IsAsciiHexDigit(next) && _size.Length < 8 => AddDigit(next),
        (Part.SizeEnd, '\n') => BeginChunk(),
        (Part.DataReturn, '\r') => Part.DataEnd,
        (Part.DataEnd, '\n') => Part.Size,
        (Part.LastReturn, '\r') => Part.LastEnd,
        (Part.LastEnd, '\n') => Part.Nothing,
        _ => throw new FormatException($"Byte {_offset} of the body is 0x{(int)next:x2}, where {_part} is expected."),
    };

    private Part AddDigit(char digit)
    {
        _size.Append(digit);
        return Part.Size;
    }

    private Part BeginChunk()
    {
        _left = long.Parse(_size.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _size.Clear();
        Chunks++;
        return _left == 0 ? Part.LastReturn : Part.Data;
    }
}
