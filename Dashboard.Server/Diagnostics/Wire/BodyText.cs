using System.Buffers;
using System.Text;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Keeps the beginning of a body as text.</summary>
internal sealed class BodyText : IByteSink
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Invalid UTF-8 shows as U+FFFD.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes.WrittenSpan);

    public void Take(ReadOnlySpan<byte> bytes) =>
        _bytes.Write(bytes[..Math.Min(bytes.Length, WireLimits.BodyTextBytes - _bytes.WrittenCount)]);
}
