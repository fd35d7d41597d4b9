using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>A server on loopback that gives every request the same odd answer.</summary>
internal sealed class OddTarget : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Func<Stream, CancellationToken, Task> _answer;

    public OddTarget(Func<Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/events");
        _ = AcceptAsync();
    }

    /// <summary>Answers with this text, and closes.</summary>
    public OddTarget(string text)
        : this((stream, stop) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), stop).AsTask())
    {
    }

    public Uri Url { get; }

    /// <summary>A stream of a small event every 50 ms, as any program may have it.</summary>
    public static OddTarget Streaming() => new(async (stream, stop) =>
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"u8.ToArray(), stop);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var number = 1; await pace.WaitForNextTickAsync(stop); number++)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"data: {number}\n\n"), stop);
        }
    });

    /// <summary>Says something, and then the same thing for ever.</summary>
    public static OddTarget Endless(string begin, string more) => new(async (stream, stop) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(begin), stop);
        while (true)
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(more), stop);
        }
    });

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _over.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stop = _over.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = AnswerAsync(await _listener.AcceptSocketAsync(stop), stop);
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(Socket socket, CancellationToken stop)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            if (await stream.ReadAsync(new byte[16_384], stop) > 0)
            {
                await _answer(stream, stop);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            // The prober has seen enough, or the test is over.
        }
    }
}
