using System.Collections.Concurrent;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Wire;

/// <summary>
/// The connections of one diagnosis: one clock, and one thread that reads them all, so that their times can be compared.
/// Nothing that the network does makes a member throw: it stands in the observation.
/// </summary>
/// <remarks>
/// Redirects are answers like any other: they are recorded, and never followed. Cookies are not kept, proxies of the
/// environment are not used, and each request has a connection of its own.
/// </remarks>
internal sealed class WireSession : IDisposable
{
    private readonly WireEdges _edges;
    private readonly ConcurrentDictionary<WireStream, bool> _open = new();

    /// <summary>Begins a diagnosis; its clock is at zero.</summary>
    /// <param name="time">The clock. Its timestamps are the ones that probe events carry.</param>
    /// <param name="sharesClock">
    /// Whether the application that is asked runs on this machine, so that the timestamps in its probe events are of the
    /// same clock; else <see cref="ObservedEvent.SentAtMs"/> stays null.
    /// </param>
    public WireSession(TimeProvider time, bool sharesClock)
    {
        var clock = new WireClock(time, sharesClock);
        _edges = new WireEdges(clock, new WireReader(clock), new EventNumbers());
    }

    /// <summary>Milliseconds since the session began.</summary>
    public double NowMs => _edges.Clock.NowMs;

    /// <summary>Begins a connection and returns at once. A stream may be silent for as long as it likes: who opened it closes it.</summary>
    /// <exception cref="ArgumentException">A header field holds a control character.</exception>
    public IWireStream Open(WireRequest request)
    {
        var record = new StreamRecord(request, NowMs);
        return Begin(request, record, new EventIntake(record, _edges.Numbers, _edges.Clock, request.Limits.EventBytes));
    }

    /// <summary>Sends a request and waits for the whole answer, within <see cref="WireLimits.Answer"/> and <see cref="WireLimits.Exchange"/>.</summary>
    /// <remarks>Status 101 is an answer without a body: it ends <see cref="StreamEnd.Clean"/>, and the connection is closed.</remarks>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="ArgumentException">As with <see cref="Open"/>.</exception>
    public async Task<ExchangeObservation> ExchangeAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var record = new StreamRecord(request, NowMs);
        var text = new BodyText();
        var stream = Begin(request, record, text);
        try
        {
            await WaitAsync(stream, request.Limits, cancellationToken);
        }
        finally
        {
            stream.Close();
        }

        lock (record.Gate)
        {
            return ExchangeOf(record.Current, text.ToString());
        }
    }

    /// <summary>Closes every connection at once and ends the thread.</summary>
    public void Dispose()
    {
        foreach (var stream in _open.Keys)
        {
            stream.Close();
        }

        _edges.Reader.Dispose();
    }

    private static ExchangeObservation ExchangeOf(StreamObservation seen, string body) => new()
    {
        Url = seen.Url,
        StartedAtMs = seen.StartedAtMs,
        HeadersAtMs = seen.HeadersAtMs,
        EndedAtMs = seen.EndedAtMs,
        Status = seen.Status,
        Headers = seen.Headers,
        Body = body,
        End = seen.End,
        Trouble = seen.Trouble,
    };

    private WireStream Begin(WireRequest request, StreamRecord record, IByteSink content)
    {
        RequestText.Check(request);
        var stream = new WireStream(record, _edges);
        if (RefusalOf(request) is { } refusal)
        {
            stream.End(StreamEnd.AddressForbidden, refusal);
            return stream;
        }

        var body = new ResponseBody(record, content, request.Limits);
        IWireConnection connection = request.Protocol == WireProtocol.Http2
            ? new Http2Connection(request, record, body, _edges.Clock)
            : new Http11Connection(request, record, body, _edges);
        _open.TryAdd(stream, true);
        _ = RunAsync(stream, connection, body, record.Gate);
        return stream;
    }

    private async Task RunAsync(WireStream stream, IWireConnection connection, ResponseBody body, Lock gate)
    {
        await stream.RunAsync(connection);
        await stream.Ended;
        _open.TryRemove(stream, out _);
        lock (gate)
        {
            body.Dispose();
        }
    }

    /// <summary>What stands in a URL is checked before anything is looked up for it.</summary>
    private static string? RefusalOf(WireRequest request)
    {
        if (!request.Url.IsAbsoluteUri || request.Url.Scheme is not ("http" or "https"))
        {
            return "Only http and https URLs can be asked.";
        }

        if (request.Url.UserInfo.Length > 0)
        {
            return "A URL with a user name or a password is not asked: send a header field instead.";
        }

        return request.Protocol == WireProtocol.Http2 && request.Url.Scheme != "https" ? "HTTP/2 is asked for over https only." : null;
    }

    private async Task WaitAsync(WireStream stream, WireLimits limits, CancellationToken cancellationToken)
    {
        var time = _edges.Clock.Time;
        try
        {
            await stream.Headed.WaitAsync(limits.Answer, time, cancellationToken);
            var left = limits.Exchange.TotalMilliseconds - (NowMs - stream.Current.StartedAtMs);
            await stream.Ended.WaitAsync(TimeSpan.FromMilliseconds(Math.Max(0, left)), time, cancellationToken);
        }
        catch (TimeoutException)
        {
            stream.End(StreamEnd.NoAnswer, stream.Headed.IsCompleted
                ? $"The answer did not come to its end within {limits.Exchange.TotalSeconds} s."
                : $"No answer within {limits.Answer.TotalSeconds} s.");
        }
    }
}
