using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dashboard.Tests.Diagnostics.Wire;

public sealed class WireTlsTests : IDisposable
{
    private readonly WireRig _rig = new();

    [Theory]
    [InlineData(-2, -1, true, StreamEnd.CertificateExpired)]
    [InlineData(1, 2, true, StreamEnd.CertificateExpired)]
    [InlineData(-1, 1, false, StreamEnd.CertificateName)]
    [InlineData(-1, 1, true, StreamEnd.CertificateIssuer)]
    public async Task What_is_wrong_with_a_certificate_is_named(int fromDay, int toDay, bool isForThisHost, object end)
    {
        using var certificate = Certificate(fromDay, toDay, isForThisHost);
        await using var server = await WireServer.StartAsync(app => app.MapGet("/", () => "here"), certificate);
        foreach (var protocol in Enum.GetValues<WireProtocol>())
        {
            var seen = await WireRig.EndAsync(_rig.Session.Open(_rig.Request(server.Url) with { Protocol = protocol }));

            Assert.Equal(end, seen.End);
            Assert.StartsWith("The certificate ", seen.Trouble, StringComparison.Ordinal);
            Assert.Equal((true, false, (int?)null), (seen.ConnectedAtMs is not null, seen.TlsAtMs is not null, seen.Status));
        }
    }

    [Fact]
    public async Task A_certificate_that_is_accepted_all_the_same_is_marked()
    {
        using var certificate = Certificate(-2, -1, isForThisHost: true);
        await using var server = await WireServer.StartAsync(app => app.MapGet("/", () => "here"), certificate);
        foreach (var protocol in Enum.GetValues<WireProtocol>())
        {
            var request = _rig.Request(server.Url) with { Protocol = protocol, AcceptsAnyCertificate = true };
            var seen = await WireRig.EndAsync(_rig.Session.Open(request));

            Assert.Equal((200, StreamEnd.Clean, StreamEnd.CertificateExpired), (seen.Status, seen.End, seen.AcceptedCertificate));
        }
    }

    [Theory]
    [InlineData(WireProtocol.Http11, "1.1")]
    [InlineData(WireProtocol.Http2, "2")]
    public async Task A_stream_over_TLS_is_read_event_by_event(object protocol, string version)
    {
        using var pace = new SemaphoreSlim(0);
        using var certificate = Certificate(-1, 1, isForThisHost: true);
        await using var server = await WireServer.StartAsync(app => app.MapGet("/sse", context => WriteAsync(context, pace)), certificate);
        var stream = _rig.Session.Open(_rig.Request(new Uri(server.Url, "/sse")) with
        {
            Protocol = (WireProtocol)protocol,
            AcceptsAnyCertificate = true,
        });
        for (var count = 1; count <= 4; count++)
        {
            pace.Release();
            await Eventually.True(() => stream.Current.Events.Count == count, $"event {count}");
        }

        pace.Release();
        var seen = await WireRig.EndAsync(stream);
        Assert.Equal((StreamEnd.Clean, version, 200), (seen.End, seen.HttpVersion, seen.Status));
        Assert.Equal(["1", "2", "3", "4"], seen.Events.Select(one => one.Id));
        Assert.All(seen.Events, one => Assert.Equal(seen.Reads[one.Read].AtMs, one.AtMs));
        Assert.Equal(seen.Reads.Select(read => read.AtMs).Order(), seen.Reads.Select(read => read.AtMs));
        double?[] points = [seen.ConnectedAtMs, seen.TlsAtMs, seen.RequestedAtMs, seen.HeadersAtMs, seen.FirstByteAtMs, seen.EndedAtMs];
        Assert.DoesNotContain(null, points);
        Assert.Equal(points.Order(), points);
        Assert.Equal(version == "1.1" ? 4 : 0, seen.ChunkLengths.Count);
        Assert.Equal("text/event-stream", seen.Header("Content-Type"));
    }

    [Theory]
    [InlineData(WireProtocol.Http11)]
    [InlineData(WireProtocol.Http2)]
    public async Task An_event_that_spans_many_TLS_records_belongs_to_the_last_read(object protocol)
    {
        using var certificate = Certificate(-1, 1, isForThisHost: true);
        await using var server = await WireServer.StartAsync(
            app => app.MapGet("/", () => $"data: {new string('x', 300_000)}\n\n"), certificate);
        var seen = await WireRig.EndAsync(_rig.Session.Open(
            _rig.Request(server.Url) with { Protocol = (WireProtocol)protocol, AcceptsAnyCertificate = true }));

        var one = Assert.Single(seen.Events);
        Assert.Equal((StreamEnd.Clean, 300_008), (seen.End, one.Bytes));
        Assert.Equal(1, seen.Reads[one.Read].Events);
    }

    [Fact]
    public async Task Plain_HTTP_at_an_https_URL_is_called_that()
    {
        await using var server = await WireServer.StartAsync(app => app.MapGet("/", () => "here"));

        var seen = await WireRig.EndAsync(_rig.Session.Open(_rig.Request(new UriBuilder(server.Url) { Scheme = "https" }.Uri)));

        Assert.Equal(StreamEnd.TlsFailed, seen.End);
    }

    [Fact]
    public async Task A_TLS_handshake_that_is_not_answered_is_given_up()
    {
        var url = new UriBuilder(_rig.Server.Url) { Scheme = "https" }.Uri;
        foreach (var protocol in Enum.GetValues<WireProtocol>())
        {
            var request = _rig.Request(url, new WireLimits { Connect = TimeSpan.FromMilliseconds(300) }) with { Protocol = protocol };
            var seen = await WireRig.EndAsync(_rig.Session.Open(request));

            Assert.Equal((StreamEnd.TlsFailed, "The TLS handshake did not come to its end in time."), (seen.End, seen.Trouble));
        }
    }

    [Fact]
    public async Task A_server_without_HTTP2_is_named()
    {
        using var certificate = Certificate(-1, 1, isForThisHost: true);
        await using var server = await WireServer.StartAsync(app => app.MapGet("/", () => "here"), certificate, HttpProtocols.Http1);
        var request = _rig.Request(server.Url) with { Protocol = WireProtocol.Http2, AcceptsAnyCertificate = true };

        var seen = await WireRig.EndAsync(_rig.Session.Open(request));

        Assert.Equal((StreamEnd.NotHttp, "HTTP/2 is not offered there."), (seen.End, seen.Trouble));
    }

    [Fact]
    public async Task A_stream_that_is_reset_in_HTTP2_is_told_from_its_end()
    {
        using var certificate = Certificate(-1, 1, isForThisHost: true);
        await using var server = await WireServer.StartAsync(
            app => app.MapGet("/", async context =>
            {
                await context.Response.WriteAsync("data: a\n\n");
                await context.Response.Body.FlushAsync();
                context.Abort();
            }),
            certificate);
        var request = _rig.Request(server.Url) with { Protocol = WireProtocol.Http2, AcceptsAnyCertificate = true };

        Assert.Equal(StreamEnd.Reset, (await WireRig.EndAsync(_rig.Session.Open(request))).End);
    }

    [Fact]
    public async Task HTTP2_goes_to_no_address_that_is_not_allowed()
    {
        var request = new WireRequest { Url = new Uri("https://127.0.0.1:1/"), Protocol = WireProtocol.Http2 };

        Assert.Equal(StreamEnd.AddressForbidden, (await WireRig.EndAsync(_rig.Session.Open(request))).End);
    }

    public void Dispose() => _rig.Dispose();

    private static async Task WriteAsync(HttpContext context, SemaphoreSlim pace)
    {
        context.Response.ContentType = "text/event-stream";
        await context.Response.StartAsync();
        for (var number = 1; number <= 4; number++)
        {
            await pace.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync($"id: {number}\ndata: a\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        await pace.WaitAsync(context.RequestAborted);
    }

    private static X509Certificate2 Certificate(int fromDay, int toDay, bool isForThisHost)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=dashboard test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(isForThisHost ? "127.0.0.1" : "192.0.2.1"));
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(fromDay), now.AddDays(toDay));
    }
}
