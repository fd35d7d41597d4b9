using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>Connects on a thread of the pool, sends, and leaves the rest to the reader thread.</summary>
/// <param name="request">What to ask for.</param>
/// <param name="record">What is recorded.</param>
/// <param name="body">Takes the body of the answer.</param>
/// <param name="edges">The session's clock and reader.</param>
internal sealed class Http11Connection(
    WireRequest request, StreamRecord record, ResponseBody body, WireEdges edges) : IWireConnection
{
    /// <summary>What a new connection takes without anybody reading it: such a request is written before the answer is awaited.</summary>
    private const int WrittenAtOnce = 16 * 1024;

    private readonly byte[] _head = RequestText.Head(request);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var socket = await Connector.ConnectAsync(request, edges.Clock.Time, cancellationToken);
        Task writing;
        try
        {
            record.Note(seen => seen with { ConnectedAtMs = edges.Clock.NowMs });
            var below = new FedStream(socket);
            var tls = request.Url.Scheme == Uri.UriSchemeHttps ? await HandshakeAsync(below, cancellationToken) : null;
            socket.Blocking = false;
            below.BeginFeeding();
            writing = WriteAsync(tls ?? (Stream)below, cancellationToken);
            if (request.Body.Length <= WrittenAtOnce)
            {
                await writing;
            }

            var source = new WireSource(
                socket, tls is null ? null : new FedReader(tls, below), record, new Http11Intake(record, body, request));
            edges.Reader.Join(source);
        }
        catch
        {
            // From the moment that the reader has it, the reader alone closes it.
            socket.Dispose();
            throw;
        }

        await writing;
    }

    private async Task<SslStream> HandshakeAsync(FedStream below, CancellationToken cancellationToken)
    {
        var check = new CertificateCheck(request, edges.Clock.UtcNow);
        var options = check.Options();
        options.ApplicationProtocols = [SslApplicationProtocol.Http11];
        using var limit = new CancellationTokenSource(request.Limits.Connect, edges.Clock.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var tls = new SslStream(below);
        try
        {
            await tls.AuthenticateAsClientAsync(options, both.Token);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or SocketException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw TlsFailure.Of(failure, check);
        }

        record.Note(seen => seen with { TlsAtMs = edges.Clock.NowMs, AcceptedCertificate = check.Problem });
        return tls;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(request.Body.IsEmpty || request.Body.Length > WrittenAtOnce
                ? _head
                : (byte[])[.. _head, .. request.Body.Span], cancellationToken);
            if (request.Body.Length > WrittenAtOnce)
            {
                await stream.WriteAsync(request.Body, cancellationToken);
            }

            record.Note(seen => seen with { RequestedAtMs = edges.Clock.NowMs });
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            // A server may answer and close without reading a request to its end: what came of it, the reader sees.
        }
    }
}
