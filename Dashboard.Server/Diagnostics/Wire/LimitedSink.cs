using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Ends an observation that brings more than it may: a gigabyte, or a few kilobytes that decompress to one.</summary>
internal sealed class LimitedSink(IByteSink next, long maxBytes) : IByteSink
{
    private long _taken;

    public static WireException TooMuch(long maxBytes) =>
        new(StreamEnd.TooMuch, $"The body is longer than the {maxBytes} bytes that an observation may hold.");

    public void Take(ReadOnlySpan<byte> bytes)
    {
        _taken += bytes.Length;
        if (_taken > maxBytes)
        {
            throw TooMuch(maxBytes);
        }

        next.Take(bytes);
    }
}
