using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>Builds what one connection saw from the moments at which its events arrived.</summary>
internal static class Wire
{
    public const double RequestMs = 100;

    private static int s_nonce;

    /// <summary>A live stream of the application.</summary>
    public static StreamObservation Stream(IEnumerable<Arrival> arrivals, double headersMs = 1, double startedAtMs = RequestMs, double? sentOffsetMs = null)
    {
        var ordered = arrivals.OrderBy(one => one.AtMs).ThenBy(one => one.Number).ToArray();
        var (events, reads) = Read(ordered, sentOffsetMs);
        return new StreamObservation
        {
            Url = "http://127.0.0.1/sse/_diag/stream",
            StartedAtMs = startedAtMs,
            ConnectedAtMs = startedAtMs,
            RequestedAtMs = startedAtMs,
            HeadersAtMs = startedAtMs + headersMs,
            FirstByteAtMs = startedAtMs + headersMs,
            Status = 200,
            HttpVersion = "1.1",
            Headers =
            [
                new HeaderField("Content-Type", "text/event-stream"),
                new HeaderField(ProbeHeaders.Marker, $"nonce{Interlocked.Increment(ref s_nonce)}"),
            ],
            Events = events,
            Reads = reads,
            ChunkLengths = [.. events.Select(one => one.Bytes)],
            LastByteAtMs = events.Count == 0 ? startedAtMs + headersMs : events[^1].AtMs,
        };
    }

    /// <summary>A request that was answered by nothing: neither headers nor an end.</summary>
    public static StreamObservation Silent() => Stream([]) with
    {
        HeadersAtMs = null, FirstByteAtMs = null, Status = null, HttpVersion = null, Headers = [], LastByteAtMs = null,
    };

    /// <summary>An answer of the proxy, which lacks the application's marker.</summary>
    public static StreamObservation Answer(int status, params HeaderField[] headers) => Stream([]) with
    {
        Status = status, Headers = [new HeaderField("Server", "nginx"), .. headers], End = StreamEnd.Clean, EndedAtMs = RequestMs + 3,
    };

    /// <summary>An end without any answer.</summary>
    public static StreamObservation Ended(StreamEnd end) => Silent() with { End = end, EndedAtMs = RequestMs + 3 };

    /// <summary>The same stream, as nginx hands it on.</summary>
    public static StreamObservation ByNginx(this StreamObservation stream) => stream.Status is null
        ? stream
        : stream with { Headers = [.. stream.Headers, new HeaderField("Server", "nginx")] };

    public static StreamObservation With(this StreamObservation stream, string name, string value) =>
        stream with { Headers = [.. stream.Headers.Where(field => field.Name != name), new HeaderField(name, value)] };

    /// <summary>Ended by the other side at some moment; what would have come later is not there.</summary>
    public static StreamObservation EndedAt(this StreamObservation stream, double atMs, StreamEnd end)
    {
        var events = stream.Events.Where(one => one.AtMs <= atMs).ToArray();
        return stream with { Events = events, End = end, EndedAtMs = atMs, LastByteAtMs = events.Length == 0 ? stream.HeadersAtMs : events[^1].AtMs };
    }

    public static ExchangeObservation Exchange(int? status, bool marked = true, StreamEnd end = StreamEnd.Clean, string body = "") => new()
    {
        Url = "http://127.0.0.1:8080/sse/_diag/echo?a=1",
        StartedAtMs = 10,
        HeadersAtMs = status is null ? null : 12,
        EndedAtMs = 13,
        Status = status,
        End = end,
        Body = body,
        Headers = marked && status is not null ? [new HeaderField(ProbeHeaders.Marker, "n"), new HeaderField("Content-Security-Policy", "x"), new HeaderField("X-Content-Type-Options", "nosniff")] : [],
    };

    private static (List<ObservedEvent> Events, List<WireRead> Reads) Read(Arrival[] arrivals, double? sentOffsetMs)
    {
        var events = new List<ObservedEvent>();
        var reads = new List<WireRead>();
        foreach (var arrival in arrivals)
        {
            if (reads.Count == 0 || arrival.AtMs - reads[^1].AtMs > 0.001)
            {
                reads.Add(new WireRead(arrival.AtMs, 0, 0));
            }

            reads[^1] = reads[^1] with { Bytes = reads[^1].Bytes + arrival.Bytes + 7, Events = reads[^1].Events + 1 };
            events.Add(new ObservedEvent(arrival.Number, $"s-{arrival.Number}", arrival.AtMs, reads.Count - 1, arrival.Bytes, arrival.AtMs - sentOffsetMs, null));
        }

        return (events, reads);
    }
}
