using System.Net;
using Dashboard.Server.Access;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Access;

public sealed class ThisMachineTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1:5080")]
    [InlineData("::1", "[::1]:5080")]
    [InlineData("::ffff:127.0.0.1", "localhost")]
    [InlineData("127.0.0.1", "LOCALHOST:8080", "X-Forwarded-For", "127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.1", "X-Forwarded-For", "::1, 127.0.0.1:4711", "Via", "1.1 nginx")]
    [InlineData("127.0.0.1", "127.0.0.1", "Forwarded", "for=127.0.0.1;proto=http, for=\"[::1]:4711\"")]
    public void Its_own_requests_are_known(string peer, string host, params string[] headers) => Assert.True(Sent(peer, host, headers));

    [Theory]
    [InlineData("203.0.113.9", "127.0.0.1:5080")]
    [InlineData("203.0.113.9", "127.0.0.1:5080", "X-Forwarded-For", "127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.1", "X-Forwarded-For", "203.0.113.9")]
    [InlineData("127.0.0.1", "127.0.0.1", "X-Forwarded-For", "127.0.0.1, 203.0.113.9")]
    [InlineData("127.0.0.1", "127.0.0.1", "X-Forwarded-For", "203.0.113.9, 127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.1", "X-Forwarded-For", "unknown")]
    [InlineData("127.0.0.1", "127.0.0.1", "X-Real-IP", "203.0.113.9")]
    [InlineData("127.0.0.1", "127.0.0.1", "Forwarded", "for=203.0.113.9")]
    [InlineData("127.0.0.1", "127.0.0.1", "Forwarded", "For=\"_hidden\"")]
    [InlineData("127.0.0.1", "127.0.0.1", "Via", "1.1 somebody")]
    [InlineData("127.0.0.1", "rebound.example:5080")]
    [InlineData("127.0.0.1", "10.1.2.3")]
    [InlineData("127.0.0.1", "")]
    public void Everybody_elses_are_not(string peer, string host, params string[] headers) => Assert.False(Sent(peer, host, headers));

    private static bool Sent(string peer, string host, string[] headers)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Host = new HostString(host);
        foreach (var header in headers.Chunk(2))
        {
            context.Request.Headers[header[0]] = header[1];
        }

        return ThisMachine.Sent(context.Request);
    }
}
