using System.Buffers;
using System.Globalization;
using System.Text;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>
/// Reads status lines and header fields (RFC 9112, sections 4 and 5), also those that end in a bare LF, and keeps the
/// fields as they came. It does not mend: what a proxy does to headers is to be seen.
/// </summary>
/// <param name="maxBytes">For all heads of a connection together, interim answers included.</param>
internal sealed class HeadReader(int maxBytes)
{
    private readonly ArrayBufferWriter<byte> _line = new(256);
    private readonly List<HeaderField> _fields = [];
    private long _bytes;
    private string? _version;
    private int _status;

    /// <summary>Takes bytes up to the end of a head, and leaves the rest; null where it has not ended.</summary>
    /// <exception cref="WireException">That is no HTTP, or too much of it.</exception>
    public ResponseHead? Take(ref ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var part = end < 0 ? bytes : bytes[..(end + 1)];
            Count(part.Length);
            _line.Write(part);
            bytes = bytes[part.Length..];
            CheckStart();
            if (end >= 0 && EndLine())
            {
                return Complete();
            }
        }

        return null;
    }

    private void Count(int more)
    {
        _bytes += more;
        if (_bytes > maxBytes)
        {
            throw new WireException(StreamEnd.TooMuch, $"The headers did not end within {maxBytes} bytes.");
        }
    }

    /// <summary>Garbage shows with its first bytes, however long its first line may be.</summary>
    private void CheckStart()
    {
        var start = "HTTP/1."u8;
        var line = _line.WrittenSpan;
        if (_version is null && !line[..Math.Min(line.Length, start.Length)].SequenceEqual(start[..Math.Min(line.Length, start.Length)]))
        {
            throw new WireException(StreamEnd.NotHttp, "What came does not begin like an HTTP/1 answer.");
        }
    }

    private bool EndLine()
    {
        var line = Encoding.UTF8.GetString(_line.WrittenSpan).TrimEnd('\n').TrimEnd('\r');
        _line.ResetWrittenCount();
        if (_version is null)
        {
            TakeStatusLine(line);
            return false;
        }

        if (line.Length == 0)
        {
            return true;
        }

        TakeField(line);
        return false;
    }

    /// <summary>Such as <c>HTTP/1.1 200 OK</c>; the reason may be missing.</summary>
    private void TakeStatusLine(string line)
    {
        var parts = line.Split(' ', 3);
        if (parts.Length < 2 || parts[0].Length != "HTTP/1.1".Length || !char.IsAsciiDigit(parts[0][^1])
            || parts[1].Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _status) || _status < 100)
        {
            throw new WireException(StreamEnd.NotHttp, "The status line of the answer is broken.");
        }

        _version = parts[0]["HTTP/".Length..];
    }

    private void TakeField(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (line[0] is ' ' or '\t' && _fields.Count > 0)
        {
            // A folded line (RFC 9112, section 5.2) goes on with the value above it.
            _fields[^1] = _fields[^1] with { Value = $"{_fields[^1].Value} {line.Trim()}" };
        }
        else if (colon > 0)
        {
            _fields.Add(new HeaderField(line[..colon], line[(colon + 1)..].Trim()));
        }
        else
        {
            throw new WireException(StreamEnd.NotHttp, "A header line of the answer has no name.");
        }
    }

    private ResponseHead Complete()
    {
        var head = new ResponseHead(_status, _version!, [.. _fields]);
        _version = null;
        _fields.Clear();
        return head;
    }
}
