using System.IO.Compression;
using System.Text;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Wire;

/// <summary>Compressed streams: an event belongs to the read whose bytes completed it.</summary>
public sealed class WireCodingTests : IDisposable
{
    private readonly WireRig _rig = new();

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("deflate", "zlib")]
    [InlineData("deflate", "deflate")]
    [InlineData("br", "br")]
    public async Task Each_event_comes_out_with_the_read_that_brought_its_bytes(string coding, string format)
    {
        using var wire = new MemoryStream();
        await using var above = Compress(format, wire);
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(Head(coding));
        await WireRig.ReadsAsync(stream, 1);
        for (var number = 1; number <= 5; number++)
        {
            await above.WriteAsync(Encoding.UTF8.GetBytes($"id: {number}\ndata: {new string('x', number * 5000)}\n\n"));
            await above.FlushAsync();
            var bytes = wire.ToArray();
            wire.SetLength(0);

            // Its last byte comes alone: without it the event is not whole.
            await peer.SendAsync(bytes.AsMemory(..^1));
            await WireRig.ReadsAsync(stream, 2 * number);
            await peer.SendAsync(bytes.AsMemory(^1..));
            await WireRig.ReadsAsync(stream, (2 * number) + 1);
            Assert.Equal(number, stream.Current.Events.Count);
        }

        var seen = stream.Current;
        Assert.All(seen.Events, one => Assert.True(one.Read >= (2 * one.Number) - 1 && one.Read <= 2 * one.Number, $"{one}"));
        Assert.Equal(["1", "2", "3", "4", "5"], seen.Events.Select(one => one.Id));
        Assert.Equal(5014, seen.Events[0].Bytes);
        peer.Close();
        Assert.Equal(StreamEnd.Clean, (await WireRig.EndAsync(stream)).End);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_body_that_is_not_what_its_header_says_is_called_that(string coding)
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(Head(coding) + "data: this is plain text all the way, and no coding at all\n\n");
        var seen = await WireRig.EndAsync(stream);

        Assert.Equal((StreamEnd.NotHttp, $"The body is not the {coding} that its header says."), (seen.End, seen.Trouble));
    }

    [Fact]
    public async Task A_coding_that_is_not_known_is_named_and_the_stream_goes_on()
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(Head("zstd"));
        await WireRig.ReadsAsync(stream, 1);
        await peer.SendAsync("data: a\n\n");
        await WireRig.ReadsAsync(stream, 2);

        Assert.Equal((StreamEnd.Open, 0), (stream.Current.End, stream.Current.Events.Count));
        Assert.Contains("'zstd'", stream.Current.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_bytes_that_decompress_to_very_many_are_too_much()
    {
        using var wire = new MemoryStream();
        await using (var above = Compress("gzip", wire))
        {
            var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("data: a\n\n", 10_000)));
            for (var count = 0; count < 20; count++)
            {
                await above.WriteAsync(block);
            }
        }

        var (stream, peer) = await _rig.OpenAsync(new WireLimits { BodyBytes = 1_000_000 });
        await peer.SendAsync(Head("gzip"));
        await peer.SendAsync(wire.ToArray());

        Assert.True(wire.Length < 100_000);
        Assert.Equal(StreamEnd.TooMuch, (await WireRig.EndAsync(stream)).End);
    }

    [Fact]
    public async Task The_body_of_an_exchange_is_decompressed()
    {
        using var wire = new MemoryStream();
        await using (var above = Compress("gzip", wire))
        {
            await above.WriteAsync("{\"method\":\"GET\"}"u8.ToArray());
        }

        var asking = _rig.Session.ExchangeAsync(_rig.Request(), CancellationToken.None);
        var peer = await _rig.Server.AcceptAsync();
        await peer.SendAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {wire.Length}\r\n\r\n");
        await peer.SendAsync(wire.ToArray());

        var answer = await asking.WaitAsync(Eventually.Limit);
        Assert.Equal((StreamEnd.Clean, "{\"method\":\"GET\"}"), (answer.End, answer.Body));
    }

    public void Dispose() => _rig.Dispose();

    private static string Head(string coding) => $"{WireRig.Stream}Content-Encoding: {coding}\r\n\r\n";

    private static Stream Compress(string format, Stream wire) => format switch
    {
        "gzip" => new GZipStream(wire, CompressionLevel.Fastest, leaveOpen: true),
        "zlib" => new ZLibStream(wire, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new DeflateStream(wire, CompressionLevel.Fastest, leaveOpen: true),
        _ => new BrotliStream(wire, CompressionLevel.Fastest, leaveOpen: true),
    };
}
