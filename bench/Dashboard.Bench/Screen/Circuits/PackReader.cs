using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Bench.Screen.Circuits;

/// <summary>Reads values of MessagePack (the formats of its specification that a Blazor hub sends; floats and extensions are none).</summary>
internal sealed class PackReader(ReadOnlyMemory<byte> bytes)
{
    private ReadOnlyMemory<byte> _rest = bytes;

    /// <summary>The next value: null, <see cref="bool"/>, <see cref="long"/>, <see cref="string"/>, bytes, an array of these, or a map of texts to these.</summary>
    /// <exception cref="BenchException">It is cut off, or of a format that no hub sends.</exception>
    public object? Read() => ReadByte() switch
    {
        <= 0x7f and var small => (long)small,
        <= 0x8f and var map => ReadMap(map & 0x0f),
        <= 0x9f and var array => ReadArray(array & 0x0f),
        <= 0xbf and var text => ReadText(text & 0x1f),
        0xc0 => null,
        0xc2 => false,
        0xc3 => true,
        >= 0xc4 and <= 0xc6 and var binary => Take(ReadLength(binary - 0xc4)),
        >= 0xcc and <= 0xcf and var number => ReadUnsigned(number - 0xcc),
        >= 0xd0 and <= 0xd3 and var number => ReadSigned(number - 0xd0),
        >= 0xd9 and <= 0xdb and var text => ReadText(ReadLength(text - 0xd9)),
        (0xdc or 0xdd) and var array => ReadArray(ReadLength(array - 0xdb)),
        (0xde or 0xdf) and var map => ReadMap(ReadLength(map - 0xdd)),
        >= 0xe0 and var negative => (long)(sbyte)negative,
        var other => throw new BenchException($"the hub sent a value of MessagePack's format 0x{other:x2}, which is not expected of it."),
    };

    private byte ReadByte() => Take(1).Span[0];

    /// <summary>No length reaches beyond what has come.</summary>
    private int ReadLength(int power) => ReadUnsigned(power) is var length && length <= _rest.Length ? (int)length : throw CutOff();

    /// <param name="power">Of two, for the number of bytes.</param>
    private long ReadUnsigned(int power)
    {
        var taken = Take(1 << power).Span;
        return power switch
        {
            0 => taken[0],
            1 => BinaryPrimitives.ReadUInt16BigEndian(taken),
            2 => BinaryPrimitives.ReadUInt32BigEndian(taken),
            _ => checked((long)BinaryPrimitives.ReadUInt64BigEndian(taken)),
        };
    }

    private long ReadSigned(int power)
    {
        var taken = Take(1 << power).Span;
        return power switch
        {
            0 => (sbyte)taken[0],
            1 => BinaryPrimitives.ReadInt16BigEndian(taken),
            2 => BinaryPrimitives.ReadInt32BigEndian(taken),
            _ => BinaryPrimitives.ReadInt64BigEndian(taken),
        };
    }

    private string ReadText(int length) => Encoding.UTF8.GetString(Take(length).Span);

    private object?[] ReadArray(int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = Read();
        }

        return values;
    }

    private Dictionary<string, object?> ReadMap(int count)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            values[Read() as string ?? throw new BenchException("the hub sent a map whose key is no text.")] = Read();
        }

        return values;
    }

    private ReadOnlyMemory<byte> Take(int count)
    {
        var taken = count <= _rest.Length ? _rest[..count] : throw CutOff();
        _rest = _rest[count..];
        return taken;
    }

    private static BenchException CutOff() => new("the hub sent a message that is cut off.");
}
