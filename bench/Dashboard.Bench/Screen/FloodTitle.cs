using System.Buffers.Text;
using System.Text;

namespace Dashboard.Bench.Screen;

/// <summary>The title of a notification of the flood, which says when it was published.</summary>
/// <param name="Number">Different for each.</param>
/// <param name="At">When it was published, in milliseconds of Unix time.</param>
internal readonly record struct FloodTitle(int Number, long At)
{
    /// <summary>Digits of milliseconds of Unix time, until the year 2286.</summary>
    private const int TimeDigits = 13;

    private static ReadOnlySpan<byte> Before => "Notification "u8;

    private static ReadOnlySpan<byte> Between => " of the flood at "u8;

    /// <summary>All that stand whole in some bytes, in UTF-8; twice what stands there twice.</summary>
    public static IReadOnlyList<FloodTitle> FindAll(ReadOnlySpan<byte> bytes)
    {
        var found = new List<FloodTitle>();
        for (var at = bytes.IndexOf(Before); at >= 0; at = bytes.IndexOf(Before))
        {
            bytes = bytes[(at + Before.Length)..];
            if (Utf8Parser.TryParse(bytes, out int number, out var digits)
                && bytes[digits..].StartsWith(Between)
                && Utf8Parser.TryParse(bytes[(digits + Between.Length)..], out long time, out var timeDigits)
                && timeDigits >= TimeDigits)
            {
                found.Add(new FloodTitle(number, time));
            }
        }

        return found;
    }

    public override string ToString() => $"{Encoding.UTF8.GetString(Before)}{Number}{Encoding.UTF8.GetString(Between)}{At}";
}
