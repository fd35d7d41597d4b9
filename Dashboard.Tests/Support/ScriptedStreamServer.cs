using System.Net;
using System.Net.Sockets;

namespace Dashboard.Tests.Support;

/// <summary>A socket on loopback whose every answer a test writes itself, byte for byte.</summary>
internal sealed class ScriptedStreamServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly List<ScriptedConnection> _connections = [];

    /// <param name="port">The port, where it was promised already.</param>
    /// <param name="backlog">How many connections may wait to be accepted; with 0 a second one gets no answer at all.</param>
    public ScriptedStreamServer(int port = 0, int backlog = 16)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(backlog);
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/sse");
    }

    public Uri Url { get; }

    /// <summary>Whether a connection waits to be accepted.</summary>
    public bool HasCaller => _listener.Pending();

    /// <summary>Waits for the next request, and answers nothing yet.</summary>
    public async Task<ScriptedConnection> AcceptAsync()
    {
        while (true)
        {
            var socket = await _listener.AcceptSocketAsync().WaitAsync(Eventually.Limit);
            var connection = new ScriptedConnection(socket);
            _connections.Add(connection);

            // A caller that gave up while it waited sends no request.
            if (await connection.ReadRequestAsync())
            {
                return connection;
            }
        }
    }

    /// <summary>Waits for the next request, and answers with the headers of an event stream and with some text.</summary>
    public async Task<ScriptedConnection> StreamAsync(string text = "")
    {
        var connection = await AcceptAsync();
        await connection.AnswerAsync();
        await connection.SendAsync(text);
        return connection;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _connections.ForEach(connection => connection.Dispose());
    }
}
