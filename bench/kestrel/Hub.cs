using System.Buffers;
using System.Text.Unicode;
using System.Threading.Channels;

namespace Dashboard.Bench.Kestrel;

/// <summary>One stream and its subscribers: keeps nothing, checks nothing, and takes a body of one line.</summary>
internal sealed class Hub
{
    /// <summary>Events that may wait for a subscriber; whoever is further behind is cut. As many as nchan is told to keep.</summary>
    private const int MostWaiting = 100_000;

    private const int HeadLength = 40;

    private readonly Lock _gate = new();
    private readonly HashSet<ChannelWriter<byte[]>> _subscribers = [];
    private long _lastId;

    /// <summary>Sends what is published until the subscriber leaves; what waits for it leaves in one write.</summary>
    public async Task SubscribeAsync(HttpContext context)
    {
        var waiting = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
        waiting.Writer.TryWrite(": connected\n\n"u8.ToArray());
        using var leaving = context.RequestAborted.UnsafeRegister(
            static writer => ((ChannelWriter<byte[]>)writer!).TryComplete(), waiting.Writer);
        Change(() => _subscribers.Add(waiting.Writer));
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var output = context.Response.BodyWriter;
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (waiting.Reader.TryRead(out var frame))
            {
                output.Write(frame);
            }

            await output.FlushAsync();
        }

        Change(() => _subscribers.Remove(waiting.Writer));
    }

    /// <summary>Hands the body to every subscriber, then answers.</summary>
    public async Task PublishAsync(HttpContext context)
    {
        var input = context.Request.BodyReader;
        var body = await input.ReadAsync();
        while (!body.IsCompleted)
        {
            input.AdvanceTo(body.Buffer.Start, body.Buffer.End);
            body = await input.ReadAsync();
        }

        var id = Relay(body.Buffer);
        input.AdvanceTo(body.Buffer.End);
        Answer(context.Response, id);
    }

    private long Relay(ReadOnlySequence<byte> body)
    {
        lock (_gate)
        {
            var frame = Frame(++_lastId, body);
            foreach (var subscriber in _subscribers)
            {
                if (!subscriber.TryWrite(frame))
                {
                    subscriber.TryComplete();
                }
            }

            return _lastId;
        }
    }

    private static byte[] Frame(long id, ReadOnlySequence<byte> body)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        Utf8.TryWrite(head, $"id: {id}\ndata: ", out var length);
        var frame = new byte[length + body.Length + 2];
        head[..length].CopyTo(frame);
        body.CopyTo(frame.AsSpan(length));
        "\n\n"u8.CopyTo(frame.AsSpan(frame.Length - 2));
        return frame;
    }

    /// <summary>Its length is known before, so it leaves with the head in one write.</summary>
    private static void Answer(HttpResponse response, long id)
    {
        Span<byte> json = stackalloc byte[HeadLength];
        Utf8.TryWrite(json, $"{{\"id\":{id}}}", out var length);
        response.StatusCode = StatusCodes.Status201Created;
        response.ContentType = "application/json";
        response.ContentLength = length;
        response.BodyWriter.Write(json[..length]);
    }

    private void Change(Func<bool> change)
    {
        lock (_gate)
        {
            change();
        }
    }
}
