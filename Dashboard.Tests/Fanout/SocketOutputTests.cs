using System.Net.Sockets;
using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Server.EventLog;
using Dashboard.Server.Fanout;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Fanout;

public sealed class SocketOutputTests : IDisposable
{
    private readonly Lease _lease = new();

    public void Dispose() => _lease.Dispose();

    [Fact]
    public async Task What_was_written_leaves_in_order_as_chunks_with_one_flush()
    {
        using var pair = await SocketPair.ConnectAsync();
        var output = new SocketOutput(pair.Server, _lease);
        output.Write("one"u8);
        output.Write(Event(1, "two"));
        output.Write("three"u8);

        Assert.True(await output.FlushAsync());
        await output.CompleteAsync();

        var frame = Encoding.UTF8.GetString(Event(1, "two").Chunk.Span);
        Assert.Equal($"3\r\none\r\n{frame}5\r\nthree\r\n0\r\n\r\n", Encoding.UTF8.GetString(await pair.ReadAsync()));
    }

    [Fact]
    public async Task A_single_event_is_sent_from_the_bytes_that_all_subscribers_share()
    {
        using var pair = await SocketPair.ConnectAsync();
        var output = new SocketOutput(pair.Server, _lease);
        var frame = Event(1, "two");
        output.Write(frame);
        await output.FlushAsync();
        output.Write(frame);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var flush = output.FlushAsync();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(flush.IsCompletedSuccessfully);
        Assert.Equal(0, allocated);
        Assert.Equal(2 * frame.Chunk.Length, (await pair.ReadAsync(2 * frame.Chunk.Length)).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task What_finds_no_room_follows_as_soon_as_the_reader_reads(int events)
    {
        using var pair = await SocketPair.ConnectAsync(room: 4096);
        var output = new SocketOutput(pair.Server, _lease);
        var frame = Event(1, new string('x', 2_000_000));
        for (var number = 0; number < events; number++)
        {
            output.Write(frame);
        }

        var flush = output.FlushAsync();
        var waited = !flush.IsCompleted;
        var received = await pair.ReadAsync(events * frame.Chunk.Length);

        Assert.True(waited);
        Assert.True(await flush);
        Assert.Equal(Enumerable.Repeat(frame.Chunk.ToArray(), events).SelectMany(bytes => bytes), received);
    }

    [Fact]
    public async Task A_flush_to_a_reader_that_is_gone_says_so()
    {
        using var pair = await SocketPair.ConnectAsync();
        var output = new SocketOutput(pair.Server, _lease);
        pair.Client.Close(timeout: 0);

        await Eventually.True(
            async () =>
            {
                output.Write("x"u8);
                return !await output.FlushAsync();
            },
            "the loss shows");
    }

    [Fact]
    public async Task Breaking_the_connection_ends_a_flush_that_waits()
    {
        using var pair = await SocketPair.ConnectAsync(room: 4096);
        var output = new SocketOutput(pair.Server, _lease);
        output.Write(Event(1, new string('x', 2_000_000)));
        var flush = output.FlushAsync().AsTask();

        output.Abort();

        Assert.False(await flush.WaitAsync(Eventually.Limit));
        Assert.Equal(1, _lease.Returned);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_that_leaves_is_noticed_while_nothing_is_sent(bool reset)
    {
        using var pair = await SocketPair.ConnectAsync();
        var output = new SocketOutput(pair.Server, _lease);
        var gone = new TaskCompletionSource();
        output.WhenGone(gone.SetResult);

        if (reset)
        {
            pair.Client.Close(timeout: 0);
        }
        else
        {
            pair.Client.Shutdown(SocketShutdown.Send);
        }

        await gone.Task.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task What_a_reader_says_is_ignored_until_it_is_more_than_a_request_could_be()
    {
        using var pair = await SocketPair.ConnectAsync();
        var output = new SocketOutput(pair.Server, _lease);
        var gone = new TaskCompletionSource();
        output.WhenGone(gone.SetResult);

        await pair.Client.SendAsync(new byte[10_000]);
        await Eventually.True(() => pair.Server.Available == 0, "what it said is read");
        var wasGone = gone.Task.IsCompleted;
        await pair.Client.SendAsync(new byte[100_000]);

        Assert.False(wasGone);
        await gone.Task.WaitAsync(Eventually.Limit);
    }

    [Fact]
    public async Task The_socket_is_given_back_once()
    {
        using var pair = await SocketPair.ConnectAsync();
        var output = new SocketOutput(pair.Server, _lease);

        await output.CompleteAsync();
        output.Abort();

        Assert.Equal(1, _lease.Returned);
    }

    private static Frame Event(long position, string title) => new(
        new LogEntry(position, "ops", Severity.Info, DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes($$"""{"title":"{{title}}"}""")), "e");

    private sealed class Lease : IDisposable
    {
        public int Returned { get; private set; }

        public void Dispose() => Returned++;
    }
}
