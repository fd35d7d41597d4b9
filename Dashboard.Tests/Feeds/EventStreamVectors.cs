using Dashboard.Client.Feeds;

namespace Dashboard.Tests.Feeds;

/// <summary>
/// What browsers deliver: the parsing tests of the web platform (web-platform-tests, folder eventsource), of
/// LaunchDarkly's contract tests, and of the standard's own examples.
/// </summary>
internal static class EventStreamVectors
{
    private static readonly string s_long = new('x', 2048);

    public static IReadOnlyList<EventStreamVector> All { get; } =
    [
        new("empty data is an event", "data:\n\ndata\ndata\n\ndata:test\n\n", Message(""), Message("\n"), Message("test")),
        new("mixed line ends", "data:test\r\ndata\ndata:test\r\n\r", Message("test\n\ntest")),
        new(
            "field names are exact",
            "data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n",
            Message("\0\n 2\n1\n3\n\n4")),
        new("one space is dropped", "data:\ttest\rdata: \ndata:test\n\n", Message("\ttest\n\ntest")),
        new(
            "unknown fields are ignored",
            "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n",
            Message("test\n\ntest")),
        new("one byte order mark", "\uFEFFdata:1\n\n\uFEFFdata:2\n\ndata:3\n\n", Message("1"), Message("3")),
        new("two byte order marks", "\uFEFF\uFEFFdata:1\n\ndata:2\n\ndata:3\n\n", Message("2"), Message("3")),
        new(
            "comments",
            $"data:1\r:\0\n:\r\ndata:2\n:{s_long}\rdata:3\n:data:fail\r:{s_long}\ndata:4\n\n",
            Message("1\n2\n3\n4")),
        new("an unfinished event is dropped", "data:test1\n\nid:test\ndata:test2", Message("test1")),
        new("an event without its blank line is dropped", "data:test1\n\nid:test\ndata:test2\n", Message("test1")),
        new("an empty type is the default", "event: \ndata:data\n\n", Message("data")),
        new("a type holds for one event", "event:test\ndata:x\n\ndata:x\n\n", new ServerSentEvent("test", "x", ""), Message("x")),
        new("an id stays", "id: 1\ndata: 1\n\ndata:2\n\n", Message("1", "1"), Message("2", "1")),
        new(
            "an id is replaced",
            "id: 1\ndata: 1\n\nid: 2\ndata:2\n\ndata:3\n\n",
            Message("1", "1"), Message("2", "2"), Message("3", "2")),
        new("an empty id clears", "id: 1\ndata: 1\n\nid:\ndata:2\n\ndata:3\n\n", Message("1", "1"), Message("2"), Message("3")),
        new("an id field without colon clears", "id: 1\ndata: 1\n\nid\ndata:2\n\n", Message("1", "1"), Message("2")),
        new("an id with NUL is ignored", "id: a\0b\ndata:hello\n\n", Message("hello")),
        new("NUL is data", "data:\0\n\n", Message("\0")),
        new("characters of several bytes", "data: €豆腐\n\n", Message("€豆腐")),
        new("LF", "data:a\n\ndata:b\n\n", Message("a"), Message("b")),
        new("CRLF", "data:a\r\n\r\ndata:b\r\n\r\n", Message("a"), Message("b")),
        new("CR", "data:a\r\rdata:b\r\r", Message("a"), Message("b")),
        new("an empty first line, LF", "\ndata:a\n\n", Message("a")),
        new("an empty first line, CRLF", "\r\ndata:a\r\n\r\n", Message("a")),
        new("an empty first line, CR", "\rdata:a\r\r", Message("a")),
        new("extra blank lines, LF", "data:a\n\n\n\ndata:b\n\n", Message("a"), Message("b")),
        new("extra blank lines, CRLF", "data:a\r\n\r\n\r\n\r\ndata:b\r\n\r\n", Message("a"), Message("b")),
        new("extra blank lines, CR", "data:a\r\r\r\rdata:b\r\r", Message("a"), Message("b")),
        new("an id of its own", "id: 7\n\ndata:x\n\n", Message("x", "7")),
        new("a type of its own", "event: foo\n\ndata:x\n\n", Message("x")),
        new("other line ends are data", "data:a\u2028b\u0085c\u000Bd\u000Ce\n\n", Message("a\u2028b\u0085c\u000Bd\u000Ce")),
        new("only a colon", ":\n\n:\n\ndata:x\n\n", Message("x")),
        new("a value with colons", "data:a:b: c\n\n", Message("a:b: c")),
        new("invalid UTF-8", [.. "data:a"u8, 0xFF, (byte)'b', 0xC3, .. "\n\n"u8], Message("a\uFFFDb\uFFFD")),
        new("all in one", "retry: 5\nid: a-1\nevent: gap\ndata: {\ndata: }\n\n", new ServerSentEvent("gap", "{\n}", "a-1")),
    ];

    private static ServerSentEvent Message(string data, string id = "") => new("message", data, id);
}
