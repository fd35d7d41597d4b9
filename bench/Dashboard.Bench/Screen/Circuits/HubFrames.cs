using System.Buffers;

namespace Dashboard.Bench.Screen.Circuits;

/// <summary>
/// The messages of a SignalR hub in the protocol <c>blazorpack</c>: values of MessagePack, each behind its length in bytes, seven
/// bits to a byte and the lowest first (SignalR's HubProtocol.md, "MessagePack (MsgPack) Encoding", "VarInt").
/// </summary>
internal static class HubFrames
{
    private const int MostLengthBytes = 5;

    /// <summary>A call of one of the hub's methods, framed.</summary>
    /// <param name="id">What the answer comes back with; null where none is waited for.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="arguments">Its arguments, in order.</param>
    public static ReadOnlyMemory<byte> Call(string? id, string method, params object?[] arguments) =>
        Frame(HubMessageType.Invocation, new Dictionary<string, object?>(StringComparer.Ordinal), id, method, arguments);

    /// <summary>A message with its length.</summary>
    public static ReadOnlyMemory<byte> Frame(params object?[] message)
    {
        var body = new ArrayBufferWriter<byte>();
        PackWriter.Write(message, body);
        var framed = new ArrayBufferWriter<byte>(MostLengthBytes + body.WrittenCount);
        var length = (uint)body.WrittenCount;
        for (; length > 0x7f; length >>= 7)
        {
            framed.Write<byte>([(byte)(length | 0x80)]);
        }

        framed.Write<byte>([(byte)length]);
        framed.Write(body.WrittenSpan);
        return framed.WrittenMemory;
    }

    /// <summary>The messages in one message of the WebSocket; one of them is never spread over two.</summary>
    /// <exception cref="BenchException">They are not whole.</exception>
    public static IEnumerable<object?[]> Read(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var (length, taken) = ReadLength(bytes.Span);
            var end = taken + length;
            yield return end <= bytes.Length && new PackReader(bytes[taken..(int)end]).Read() is object?[] message
                ? message
                : throw new BenchException("the hub sent a message that is cut off, or no list.");
            bytes = bytes[(int)end..];
        }
    }

    private static (long Length, int Taken) ReadLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0L;
        for (var i = 0; i < Math.Min(MostLengthBytes, bytes.Length); i++)
        {
            length |= (long)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] <= 0x7f)
            {
                return (length, i + 1);
            }
        }

        throw new BenchException("the hub sent a message whose length is cut off.");
    }
}
