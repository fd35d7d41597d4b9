using System.Net;
using System.Net.Sockets;

namespace Dashboard.Tests.Support;

/// <summary>Ports for programs that cannot choose one themselves, each handed out once.</summary>
internal static class FreePort
{
    /// <summary>
    /// Below the ranges from which systems take ports themselves: a program may take a second until it listens, and
    /// meanwhile neither a listener that asked for any port nor an outgoing connection can get the one it was promised.
    /// </summary>
    private const int First = 20_000;
    private const int Count = 12_000;

    /// <summary>Test runs at the same time begin far apart.</summary>
    private static int s_last = Environment.ProcessId * 211;

    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref s_last) & int.MaxValue) % Count;
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
