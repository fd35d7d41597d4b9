using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>A body of a length that was told, or that goes on until the connection is closed.</summary>
/// <param name="length">Its length; null for the close.</param>
internal sealed class LengthFraming(long? length) : IBodyFraming
{
    private long? _left = length;

    public bool IsComplete => _left == 0;

    public StreamEnd EndByClose => _left is null ? StreamEnd.Clean : StreamEnd.Cut;

    public void Take(ReadOnlySpan<byte> bytes, IByteSink body)
    {
        var part = _left < bytes.Length ? bytes[..(int)_left] : bytes;
        _left -= part.Length;
        if (!part.IsEmpty)
        {
            body.Take(part);
        }
    }
}
