using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Feeds;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>
/// One request over HTTP/2, with .NET's own client on a connection that is made and guarded here. The client reads the
/// connection, stamped below it, after TLS; a piece of the body has the stamp of the last such read when the client hands
/// it out. Frames are not seen, nor interim answers; the request counts as sent when TLS is ready.
/// </summary>
/// <param name="request">What to ask for.</param>
/// <param name="record">What is recorded.</param>
/// <param name="body">Takes the body of the answer.</param>
/// <param name="clock">The session's clock.</param>
internal sealed class Http2Connection(WireRequest request, StreamRecord record, ResponseBody body, WireClock clock) : IWireConnection
{
    private readonly CertificateCheck _check = new(request, clock.UtcNow);
    private Func<long>? _lastReadAt;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var handler = Handler();
        using var http = new HttpMessageInvoker(handler);
        using var message = Message();
        try
        {
            using var response = await http.SendAsync(message, cancellationToken);
            await ReadAsync(response, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw FailureOf(failure);
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            // Finding and connecting have a limit of their own; what is left is TLS.
            throw TlsFailure.Of(timeout, _check);
        }
    }

    private static IEnumerable<HeaderField> Fields(HttpResponseMessage response) =>
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .SelectMany(field => field.Value.Select(value => new HeaderField(field.Key, value)));

    private SocketsHttpHandler Handler()
    {
        var options = _check.Options();
        return new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = await Connector.ConnectAsync(request, clock.Time, stop);
                record.Note(seen => seen with { ConnectedAtMs = clock.NowMs });
                return new NetworkStream(socket, ownsSocket: true);
            },
            PlaintextStreamFilter = (context, _) =>
            {
                if (context.NegotiatedHttpVersion != HttpVersion.Version20)
                {
                    throw new WireException(StreamEnd.NotHttp, "HTTP/2 is not offered there.");
                }

                var now = clock.NowMs;
                record.Note(seen => seen with { TlsAtMs = now, RequestedAtMs = now, AcceptedCertificate = _check.Problem });
                var plaintext = new StampedStream(context.PlaintextStream, clock.Time);
                _lastReadAt = () => plaintext.LastReadAt;
                return ValueTask.FromResult<Stream>(plaintext);
            },
            SslOptions = options,
            ConnectTimeout = 2 * request.Limits.Connect,
            MaxResponseHeadersLength = Math.Max(1, request.Limits.HeadBytes / 1024),
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
        };
    }

    private HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url)
        {
            Version = HttpVersion.Version20,

            // Offers both, since some servers refuse the handshake where they know none of what is offered.
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = request.Body.IsEmpty ? null : new ReadOnlyMemoryContent(request.Body),
        };
        foreach (var field in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(field.Name, field.Value))
            {
                message.Content?.Headers.TryAddWithoutValidation(field.Name, field.Value);
            }
        }

        return message;
    }

    private async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var head = new ResponseHead((int)response.StatusCode, "2", [.. Fields(response)]);
        Take(0, () =>
        {
            record.NoteHead(head);
            body.Begin(head);
        });
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            Take(count, () => body.Take(buffer.AsSpan(0, count)));
        }

        record.End(StreamEnd.Clean, clock.NowMs, trouble: null);
    }

    private void Take(int bytes, Action take)
    {
        lock (record.Gate)
        {
            if (!record.IsOver)
            {
                record.BeginRead(clock.ToMs(_lastReadAt?.Invoke() ?? clock.Stamp()));
                record.AddBytes(bytes);
                try
                {
                    take();
                }
                finally
                {
                    record.EndRead();
                }
            }
        }
    }

    private WireException FailureOf(Exception failure) => failure switch
    {
        { InnerException: WireException inner } => inner,
        HttpRequestException { InnerException: AuthenticationException or IOException } when _lastReadAt is null =>
            TlsFailure.Of(failure.InnerException!, _check),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new WireException(StreamEnd.TooMuch, $"The headers did not end within {request.Limits.HeadBytes} bytes."),
        HttpRequestException { InnerException: HttpProtocolException inner } => OfProtocol(inner),
        HttpProtocolException inner => OfProtocol(inner),
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionReset } } =>
            new WireException(StreamEnd.Reset, "The other side reset the connection."),
        _ => new WireException(StreamEnd.Cut, "The connection was closed before the end of the answer."),
    };

    private static WireException OfProtocol(HttpProtocolException failure) =>
        new(StreamEnd.Reset, $"The other side reset the stream (HTTP/2 error {failure.ErrorCode}).");
}
