using System.Globalization;
using System.Text;

namespace Dashboard.Server.Fanout;

/// <summary>A piece of a body in the chunked transfer coding (RFC 9112, section 7.1).</summary>
internal static class HttpChunk
{
    private static readonly byte[] s_lineEnd = "\r\n"u8.ToArray();

    /// <summary>The chunk that ends a body, and the empty trailer section.</summary>
    public static ReadOnlyMemory<byte> Last { get; } = "0\r\n\r\n"u8.ToArray();

    /// <summary>The chunk around a text, and the text within it.</summary>
    /// <param name="text">At least one byte: an empty chunk would end the body.</param>
    public static (ReadOnlyMemory<byte> Chunk, ReadOnlyMemory<byte> Text) Around(ReadOnlySpan<byte> text)
    {
        ArgumentOutOfRangeException.ThrowIfZero(text.Length, nameof(text));
        var size = Encoding.ASCII.GetBytes(text.Length.ToString("x", CultureInfo.InvariantCulture));
        byte[] chunk = [.. size, .. s_lineEnd, .. text, .. s_lineEnd];
        return (chunk, chunk.AsMemory(size.Length + s_lineEnd.Length, text.Length));
    }
}
