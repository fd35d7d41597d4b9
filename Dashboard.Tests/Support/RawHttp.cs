using System.Net.Sockets;
using System.Text;

namespace Dashboard.Tests.Support;

/// <summary>Requests that an HTTP client refuses to send or mends on the way.</summary>
internal static class RawHttp
{
    /// <summary>Sends a request line with headers as they are, and gives the beginning of the answer, such as <c>HTTP/1.1 200</c>.</summary>
    public static async Task<string> StatusAsync(Uri server, string requestLine, string[] headers, string body = "")
    {
        using var limit = new CancellationTokenSource(Eventually.Limit);
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, limit.Token);
        var stream = client.GetStream();
        var status = new byte["HTTP/1.1 200".Length];
        var reading = stream.ReadExactlyAsync(status, limit.Token).AsTask();
        try
        {
            string[] lines = [requestLine, $"Host: {server.Authority}", .. headers, "", body];
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", lines)), limit.Token);
        }
        catch (IOException)
        {
            // The server does not wait for the end of what it refuses.
        }

        await reading;
        return Encoding.ASCII.GetString(status);
    }
}
