using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Wire;

public sealed class WireStreamTests : IDisposable
{
    private readonly WireRig _rig = new();

    [Fact]
    public async Task The_points_of_a_connection_come_in_their_order()
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(WireRig.ChunkedStream);
        await WireRig.ReadsAsync(stream, 1);
        await peer.SendAsync(WireRig.Chunk("data: a\n\n"));
        await WireRig.ReadsAsync(stream, 2);
        await peer.SendAsync("0\r\n\r\n");
        var seen = await WireRig.EndAsync(stream);

        double?[] points =
        [
            seen.StartedAtMs, seen.ConnectedAtMs, seen.RequestedAtMs, seen.HeadersAtMs, seen.FirstByteAtMs, seen.EndedAtMs, _rig.Session.NowMs,
        ];
        Assert.DoesNotContain(null, points);
        Assert.Equal(points.Order(), points);
        Assert.Null(seen.TlsAtMs);
        Assert.Equal(seen.Events.Single().AtMs, seen.FirstByteAtMs);
        Assert.Equal(seen.EndedAtMs, seen.LastByteAtMs);
        Assert.Equal(StreamEnd.Clean, seen.End);
        Assert.Null(seen.Trouble);
    }

    [Fact]
    public async Task A_request_is_sent_as_it_was_given_and_nothing_is_added_but_the_host()
    {
        _rig.Session.Open(_rig.Request(
            new Uri(_rig.Server.Url, "/sse/deploys?since=all#top"), null, new HeaderField("Accept", "text/event-stream"), new HeaderField("Last-Event-ID", "e-7")));
        var peer = await _rig.Server.AcceptAsync();

        Assert.Equal("GET /sse/deploys?since=all HTTP/1.1", peer.RequestLine);
        Assert.Equal(
            [("Host", _rig.Server.Url.Authority), ("Accept", "text/event-stream"), ("Last-Event-ID", "e-7")],
            peer.Headers.Select(field => (field.Key, field.Value)));
    }

    [Fact]
    public async Task Headers_are_kept_in_order_with_doubles_and_their_own_case()
    {
        var seen = await _rig.SeeAsync("HTTP/1.1 404 Not Found\r\nX-B: 1\r\nx-a:2\r\nX-B:  3 \r\nX-Folded: a\r\n b\r\nX-Empty:\r\n\r\n");

        Assert.Equal((404, "1.1"), (seen.Status, seen.HttpVersion));
        Assert.Equal(
            [new("X-B", "1"), new("x-a", "2"), new("X-B", "3"), new("X-Folded", "a b"), new("X-Empty", "")], seen.Headers);
    }

    [Fact]
    public async Task Interim_answers_are_noted_and_the_final_one_counts()
    {
        var seen = await _rig.SeeAsync(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal([100, 103], seen.InterimStatuses);
        Assert.Equal((200, StreamEnd.Clean), (seen.Status, seen.End));
        Assert.Null(seen.Header("Link"));
    }

    [Fact]
    public async Task Each_event_belongs_to_the_read_that_brought_its_blank_line()
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(WireRig.ChunkedStream);
        await WireRig.ReadsAsync(stream, 1);
        await peer.SendAsync(WireRig.Chunk("id: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\nda"));
        await WireRig.ReadsAsync(stream, 2);
        await peer.SendAsync(WireRig.Chunk("ta: c\n"));
        await WireRig.ReadsAsync(stream, 3);
        await peer.SendAsync(WireRig.Chunk("\n"));
        await WireRig.ReadsAsync(stream, 4);

        var seen = stream.Current;
        Assert.Equal([("1", 1), ("2", 1), ("3", 3)], seen.Events.Select(one => (one.Id, one.Read)));
        Assert.Equal([0, 2, 0, 1], seen.Reads.Select(read => read.Events));
        Assert.All(seen.Events, one => Assert.Equal(seen.Reads[one.Read].AtMs, one.AtMs));
        Assert.Equal([15, 15, 15], seen.Events.Select(one => one.Bytes));
        Assert.Equal(WireRig.ChunkedStream.Length, seen.Reads[0].Bytes);
        Assert.Equal([38, 6, 1], seen.ChunkLengths);
        Assert.Equal(StreamEnd.Open, seen.End);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Any_line_end_ends_an_event_wherever_reads_divide_it(string lineEnd)
    {
        var text = $"\uFEFFid: 1\ndata: a\n: comment\ndata: ä\n\nretry: 5\n\ndata: b\n\n".Replace("\n", lineEnd, StringComparison.Ordinal);
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(WireRig.Stream + "\r\n");
        await WireRig.ReadsAsync(stream, 1);
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        for (var index = 0; index < bytes.Length; index++)
        {
            await peer.SendAsync(bytes.AsMemory(index, 1));
            await WireRig.ReadsAsync(stream, index + 2);
        }

        Assert.Equal(["1", "1"], stream.Current.Events.Select(one => one.Id));
        Assert.Equal(bytes.Length, stream.Current.Reads.Skip(1).Sum(read => read.Bytes));
    }

    [Fact]
    public async Task An_answer_of_HTTP_1_0_ends_with_its_connection_and_says_that_a_cut_looks_the_same()
    {
        var seen = await _rig.SeeAsync("HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: a\n\n");

        Assert.Equal(("1.0", StreamEnd.Clean), (seen.HttpVersion, seen.End));
        Assert.Contains("a cut looks the same", seen.Trouble, StringComparison.Ordinal);
        Assert.Single(seen.Events);
        Assert.Empty(seen.ChunkLengths);
    }

    [Fact]
    public async Task A_body_of_a_known_length_ends_with_its_last_byte_and_not_with_the_connection()
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(WireRig.Stream + "Content-Length: 9\r\n\r\ndata: a\n\n");
        var seen = await WireRig.EndAsync(stream);

        Assert.Equal((StreamEnd.Clean, 1), (seen.End, seen.Events.Count));
        await peer.LeftAsync();
    }

    [Fact]
    public async Task Chunks_may_have_extensions_and_trailers_and_end_in_the_middle_of_anything()
    {
        const string Body = "5;name=\"value\"\r\ndata:\r\n00A\r\n a\n\ndata:b\r\n1 \r\n\n\r\n1\r\n\n\r\n0\r\nX-Sum: 1\r\n\r\n";
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(WireRig.ChunkedStream);
        foreach (var one in Body)
        {
            await peer.SendAsync(one.ToString());
        }

        var seen = await WireRig.EndAsync(stream);
        Assert.Equal(StreamEnd.Clean, seen.End);
        Assert.Equal([5, 10, 1, 1], seen.ChunkLengths);
        Assert.Equal(2, seen.Events.Count);
    }

    [Fact]
    public async Task Heartbeats_are_no_events()
    {
        var seen = await _rig.SeeAsync(
            WireRig.Stream + "\r\nevent: heartbeat\ndata: {\"time\":\"1\"}\n\nevent: ping\ndata: 2\n\nevent: tick\ndata: 3\n\n");

        Assert.Single(seen.Events);
    }

    [Fact]
    public async Task Invalid_UTF8_breaks_nothing()
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync((byte[])[.. "HTTP/1.1 200 OK\r\nX-Odd: \xFF"u8, 0xFF, .. "\r\n\r\ndata: "u8, 0xFF, 0xC3, .. "\n\ndata: b\n\n"u8]);
        peer.Close();
        var seen = await WireRig.EndAsync(stream);

        Assert.Equal(2, seen.Events.Count);
        Assert.EndsWith("\uFFFD", seen.Header("X-Odd"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_reported_and_not_followed()
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync($"HTTP/1.1 302 Found\r\nLocation: {_rig.Server.Url}\r\nContent-Length: 0\r\n\r\n");
        var seen = await WireRig.EndAsync(stream);

        Assert.Equal((302, _rig.Server.Url.ToString()), (seen.Status, seen.Header("Location")));
        Assert.False(_rig.Server.HasCaller);
    }

    [Fact]
    public async Task Tokens_in_the_query_are_sent_and_not_shown()
    {
        var stream = _rig.Session.Open(_rig.Request(new Uri(_rig.Server.Url, "/sse?stream=a&Access_Token=s3cret&api_key=k&lastEventId=e-1")));
        var peer = await _rig.Server.AcceptAsync();

        Assert.Contains("Access_Token=s3cret", peer.RequestLine, StringComparison.Ordinal);
        Assert.EndsWith("/sse?stream=a&Access_Token=***&api_key=***&lastEventId=e-1", stream.Current.Url, StringComparison.Ordinal);
    }

    public void Dispose() => _rig.Dispose();
}
