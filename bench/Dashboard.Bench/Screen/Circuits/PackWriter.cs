using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Bench.Screen.Circuits;

/// <summary>Writes values of MessagePack, those that a Blazor hub is sent.</summary>
internal static class PackWriter
{
    /// <param name="value">Null, a <see cref="bool"/>, an <see cref="int"/>, a <see cref="long"/>, a <see cref="string"/>, an array of these, or a map of texts to these.</param>
    /// <param name="output">Where it is written to.</param>
    public static void Write(object? value, IBufferWriter<byte> output)
    {
        switch (value)
        {
            case null:
                output.Write<byte>([0xc0]);
                break;
            case bool truth:
                output.Write<byte>([truth ? (byte)0xc3 : (byte)0xc2]);
                break;
            case int number:
                WriteNumber(number, output);
                break;
            case long number:
                WriteNumber(number, output);
                break;
            case string text:
                WriteText(text, output);
                break;
            case object?[] values:
                WriteHead(0xdd, values.Length, output);
                Array.ForEach(values, one => Write(one, output));
                break;
            case Dictionary<string, object?> map:
                WriteHead(0xdf, map.Count, output);
                foreach (var (key, one) in map)
                {
                    WriteText(key, output);
                    Write(one, output);
                }

                break;
            default:
                throw new ArgumentException($"A hub is sent no {value.GetType()}.", nameof(value));
        }
    }

    /// <summary>Small ones as a browser sends them, in one byte; others in eight.</summary>
    private static void WriteNumber(long number, IBufferWriter<byte> output)
    {
        if (number is >= 0 and <= 0x7f)
        {
            output.Write<byte>([(byte)number]);
            return;
        }

        var room = output.GetSpan(9);
        room[0] = 0xd3;
        BinaryPrimitives.WriteInt64BigEndian(room[1..], number);
        output.Advance(9);
    }

    private static void WriteText(string text, IBufferWriter<byte> output)
    {
        WriteHead(0xdb, Encoding.UTF8.GetByteCount(text), output);
        Encoding.UTF8.GetBytes(text, output);
    }

    /// <summary>The format with a length of 32 bits: it holds for every length.</summary>
    private static void WriteHead(byte format, int length, IBufferWriter<byte> output)
    {
        var room = output.GetSpan(5);
        room[0] = format;
        BinaryPrimitives.WriteInt32BigEndian(room[1..], length);
        output.Advance(5);
    }
}
