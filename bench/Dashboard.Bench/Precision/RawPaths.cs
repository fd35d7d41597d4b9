using System.Diagnostics;
using System.Net.Sockets;

namespace Dashboard.Bench.Precision;

/// <summary>
/// The same stream directly, directly once more, and through the proxy, read by one thread, which takes the time right
/// after each read.
/// </summary>
internal sealed class RawPaths : IDisposable
{
    /// <summary>Far above what an event takes on loopback: who has not got it by then has lost it.</summary>
    private const int PatienceMs = 2_000;

    private readonly RawStream[] _streams;

    /// <param name="direct">The port of the server.</param>
    /// <param name="proxied">The port of the proxy.</param>
    /// <param name="path">What is asked for.</param>
    /// <param name="isProxiedFirst">
    /// Which is opened first, and so written first by the server for as long as it is open: who is written second is often
    /// read in the same wake-up, and looks faster than it is.
    /// </param>
    public RawPaths(int direct, int proxied, string path, bool isProxiedFirst)
    {
        var order = isProxiedFirst ? (int[])[2, 1, 0] : [0, 1, 2];
        _streams = new RawStream[3];
        foreach (var which in order)
        {
            _streams[which] = RawStream.Open(which == 2 ? proxied : direct, path);
        }
    }

    /// <summary>Waits for an event on all of them.</summary>
    /// <param name="number">The number of the event.</param>
    /// <returns>By how many milliseconds it came later than directly: on the second direct connection, and through the proxy; null where it did not come.</returns>
    public (double ControlMs, double ProxiedMs)? Await(int number)
    {
        var arrivals = new long?[_streams.Length];
        var started = Stopwatch.GetTimestamp();
        while (arrivals.Any(one => one is null))
        {
            if (Stopwatch.GetElapsedTime(started).TotalMilliseconds > PatienceMs)
            {
                return null;
            }

            ReadReady(number, arrivals);
        }

        return (Later(1), Later(2));

        double Later(int which) => Stopwatch.GetElapsedTime(arrivals[0]!.Value, arrivals[which]!.Value).TotalMilliseconds;
    }

    public void Dispose() => Array.ForEach(_streams, stream => stream?.Dispose());

    /// <summary>Of several that are ready, each is first in turn.</summary>
    private void ReadReady(int number, long?[] arrivals)
    {
        List<Socket> ready = [.. _streams.Select(stream => stream.Socket)];
        Socket.Select(ready, null, null, PatienceMs * 1000);
        var streams = _streams.Index().Where(one => ready.Contains(one.Item.Socket));
        foreach (var (which, stream) in int.IsOddInteger(number) ? streams : streams.Reverse())
        {
            var numbers = stream.Read();
            var now = Stopwatch.GetTimestamp();
            if (numbers.Contains(number))
            {
                arrivals[which] = now;
            }
        }
    }
}
