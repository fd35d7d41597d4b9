using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;

namespace Dashboard.Server.Fanout;

/// <summary>
/// The text of an event stream (WHATWG HTML, section 9.2.5). The only place that writes its fields: lines end with LF
/// alone, ids and types are ours, and data is JSON of one line, so nothing that people write can begin a field.
/// </summary>
internal static class EventStreamText
{
    private static readonly byte[] s_end = "\n\n"u8.ToArray();

    public static byte[] Notification(string epoch, LogEntry entry) => Concat(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {epoch}-{entry.Position}\ndata: ")),
        OneLine(entry.Json.Span));

    /// <summary>Where the JSON stands in <see cref="Notification"/>.</summary>
    public static ReadOnlyMemory<byte> JsonIn(ReadOnlyMemory<byte> text, int length) => text[^(length + s_end.Length)..^s_end.Length];

    public static byte[] Event<T>(string type, T data, JsonTypeInfo<T> json) => Concat(
        Encoding.UTF8.GetBytes($"event: {type}\ndata: "),
        OneLine(JsonSerializer.SerializeToUtf8Bytes(data, json)));

    /// <summary>The first bytes of every stream: a comment that makes the response begin, and the reconnection time.</summary>
    public static byte[] Opening(TimeSpan retry) => Encoding.UTF8.GetBytes($": connected\n{Retry(retry)}\n");

    /// <summary>The last event of a stream that the server ends, with the time after which to come back.</summary>
    /// <param name="reason">A word of <see cref="Bye"/>.</param>
    /// <param name="retry">When to come back.</param>
    /// <param name="reached">Up to where the subscriber has everything: from there it goes on, also one that never got an event.</param>
    public static byte[] Farewell(string reason, TimeSpan retry, EventId? reached = null) =>
    [
        .. Encoding.UTF8.GetBytes(Retry(retry) + (reached is { } id ? $"id: {id}\n" : "")),
        .. Event(EventTypes.Bye, new Bye(reason), ContractsJson.Wire.Bye),
    ];

    private static string Retry(TimeSpan retry) =>
        string.Create(CultureInfo.InvariantCulture, $"retry: {(long)retry.TotalMilliseconds}\n");

    private static ReadOnlySpan<byte> OneLine(ReadOnlySpan<byte> json) => json.IndexOfAny((byte)'\n', (byte)'\r') < 0
        ? json
        : throw new InvalidOperationException("The JSON of an event must be one line.");

    private static byte[] Concat(ReadOnlySpan<byte> head, ReadOnlySpan<byte> data)
    {
        var writer = new ArrayBufferWriter<byte>(head.Length + data.Length + s_end.Length);
        writer.Write(head);
        writer.Write(data);
        writer.Write(s_end);
        return writer.WrittenSpan.ToArray();
    }
}
