using System.Text;
using Dashboard.Client.Feeds;
using Dashboard.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Feeds;

public sealed class StampedStreamTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly PiecewiseStream _socket = new("hello", " world");
    private readonly StampedStream _stamped;
    private readonly byte[] _buffer = new byte[100];

    public StampedStreamTests() => _stamped = new StampedStream(_socket, _time);

    public void Dispose() => _stamped.Dispose();

    [Fact]
    public async Task Each_socket_read_is_counted_and_stamped_as_it_returns()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        var first = _time.GetTimestamp();
        Assert.Equal("hello", await ReadAsync(100));
        Assert.Equal((1, first), (_stamped.Reads, _stamped.LastReadAt));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, first), (_stamped.Reads, _stamped.LastReadAt));
        Assert.Equal(" world", await ReadAsync(100));
        Assert.Equal((2, _time.GetTimestamp()), (_stamped.Reads, _stamped.LastReadAt));
    }

    [Fact]
    public async Task What_one_socket_read_brought_is_handed_out_in_pieces_as_one_read()
    {
        Assert.Equal("he", await ReadAsync(2));
        var stamp = _stamped.LastReadAt;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("ll", await ReadAsync(2));
        Assert.Equal("o", await ReadAsync(2));

        Assert.Equal((1, stamp), (_stamped.Reads, _stamped.LastReadAt));
    }

    [Fact]
    public async Task The_end_is_no_read()
    {
        await ReadAsync(100);
        await ReadAsync(100);
        var stamp = _stamped.LastReadAt;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("", await ReadAsync(100));

        Assert.Equal((2, stamp), (_stamped.Reads, _stamped.LastReadAt));
    }

    [Fact]
    public async Task Waiting_with_an_empty_buffer_waits_at_the_socket_and_counts_nothing()
    {
        Assert.Equal("", await ReadAsync(0));

        Assert.Equal((1, 0L), (_socket.EmptyReads, _stamped.Reads));
        Assert.Equal("hello", await ReadAsync(100));
    }

    [Fact]
    public async Task Waiting_with_an_empty_buffer_returns_at_once_while_bytes_are_here()
    {
        await ReadAsync(2);

        Assert.Equal("", await ReadAsync(0));

        Assert.Equal(0, _socket.EmptyReads);
        Assert.Equal("llo", await ReadAsync(100));
    }

    [Fact]
    public async Task What_is_written_goes_straight_to_the_socket()
    {
        await _stamped.WriteAsync("GET / HTTP/1.1"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal("GET / HTTP/1.1", _socket.Written);
    }

    [Fact]
    public void The_socket_ends_with_it()
    {
        _stamped.Dispose();

        Assert.True(_socket.Disposed);
    }

    private async Task<string> ReadAsync(int length) =>
        Encoding.ASCII.GetString(_buffer, 0, await _stamped.ReadAsync(_buffer.AsMemory(0, length)));
}
