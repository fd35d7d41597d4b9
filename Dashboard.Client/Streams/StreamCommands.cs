namespace Dashboard.Client.Streams;

/// <summary>What to type, or to write into a page, to publish to a stream and to read it.</summary>
/// <param name="server">The server's address as the viewer's browser reaches it; it ends with a slash.</param>
/// <param name="stream">The name of the stream, which needs no quotes anywhere.</param>
public sealed class StreamCommands(string server, string stream)
{
    /// <summary>Publishes plain text.</summary>
    public string PublishText => $"curl -d \"disk full on db1\" {server}api/streams/{stream}/notifications";

    /// <summary>Publishes JSON.</summary>
    public string PublishJson =>
        $$"""curl --json '{"title":"disk full on db1","severity":"error","source":"monitor"}' {{server}}api/streams/{{stream}}/notifications""";

    /// <summary>Reads it in a terminal.</summary>
    public string SubscribeCurl => $"curl -N \"{server}sse/{stream}?last=10\"";

    /// <summary>Reads it in a page.</summary>
    public string SubscribeEventSource =>
        $"new EventSource('{server}sse/{stream}').onmessage = event => console.log(JSON.parse(event.data));";

    /// <summary>Shows it in a page.</summary>
    public string Widget =>
        $"<script type=\"module\" src=\"{server}widget/dashboard-stream.js\"></script><dashboard-stream stream=\"{stream}\"></dashboard-stream>";
}
