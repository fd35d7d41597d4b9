using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dashboard.Server.Diagnostics.Origin;

/// <summary>
/// The text of probe streams (WHATWG HTML, section 9.2.5). An event is made from its number each time that it is
/// written, so nothing of it has to be kept for a slow reader.
/// </summary>
internal static class ProbeText
{
    private const string PadStart = ",\"pad\":\"";

    /// <summary>A prober comes back when it means to; a browser that holds the stream must not do so in between.</summary>
    private const int RetryMs = 600_000;

    public static byte[] Heartbeat { get; } = ": heartbeat\n\n"u8.ToArray();

    /// <summary>The first bytes of a stream, which name the connection.</summary>
    public static byte[] Opening(string nonce) => Encoding.ASCII.GetBytes($": probe {nonce}\nretry: {RetryMs}\n\n");

    /// <summary>
    /// One event: <c>id: SESSION-7</c> and <c>data: {"n":7,"sent":123456,"at":"2026-11-22T12:00:00.000Z","pad":"xx"}</c>.
    /// </summary>
    /// <param name="into">Where it is written.</param>
    /// <param name="plan">The session's name and the size of its events.</param>
    /// <param name="number">The event.</param>
    /// <param name="sentMicroseconds">When it is written to this connection, by the monotonic clock.</param>
    /// <param name="dueAt">When it was due, by the wall clock: the same on each connection, however late it is written there.</param>
    public static void WriteEvent(IBufferWriter<byte> into, StreamPlan plan, int number, long sentMicroseconds, DateTimeOffset dueAt)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"id: {plan.Session}-{number}\ndata: {{\"n\":{number},\"sent\":{sentMicroseconds},\"at\":\"{dueAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fff}Z\"");
        const string Tail = "}\n\n";
        var room = plan.Size - head.Length - Tail.Length;
        var padding = room - PadStart.Length - 1;

        // Where there is no room for the member itself, spaces behind the JSON make up the size.
        var text = padding >= 0
            ? $"{head}{PadStart}{new string('x', padding)}\"{Tail}"
            : $"{head}}}{new string(' ', Math.Max(0, room))}\n\n";
        Encoding.ASCII.GetBytes(text, into);
    }

    /// <summary>The number in an id of this session; null in any other text.</summary>
    public static int? NumberIn(string? id, string session) =>
        id is not null
        && id.StartsWith(session, StringComparison.Ordinal)
        && id.Length > session.Length
        && id[session.Length] == '-'
        && int.TryParse(id.AsSpan(session.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
