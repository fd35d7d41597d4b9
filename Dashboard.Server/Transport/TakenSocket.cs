using System.Net.Sockets;

namespace Dashboard.Server.Transport;

/// <summary>A socket that was taken from the web server; it counts as open until this is disposed.</summary>
internal sealed class TakenSocket(Socket socket, OpenSockets open) : IDisposable
{
    public Socket Socket => socket;

    public void Dispose()
    {
        socket.Dispose();
        open.Remove();
    }
}
