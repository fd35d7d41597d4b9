using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>What a browser has reported of one connection.</summary>
internal sealed class BrowserRecord(BrowserConnection connection, int mostEvents, TimeProvider time)
{
    /// <summary>No diagnosis takes as long; times beyond are none, in milliseconds.</summary>
    private const double LatestMs = 10 * 60_000;

    private const int MostHeaders = 64;
    private const int MostHeaderLength = 1_000;
    private const int LongestEvent = 1_000_000;

    private static readonly HeaderField s_eventStream = new("Content-Type", "text/event-stream");

    private readonly List<ObservedEvent> _events = [];
    private BrowserConnectionState? _state;
    private long _since;
    private long _unkept;

    /// <summary>What it has seen, on the browser's clock; null before the first report.</summary>
    public (StreamObservation Seen, double? WaitedMs)? Current => _state is null
        ? null
        : (Observation(_state), _state is { HeadersAtMs: null, End: null } ? time.GetElapsedTime(_since).TotalMilliseconds : null);

    public void Take(BrowserConnectionState state)
    {
        if (_state is null)
        {
            _since = time.GetTimestamp();
        }

        _state = state with
        {
            StartedAtMs = Valid(state.StartedAtMs) ?? 0,
            HeadersAtMs = Valid(state.HeadersAtMs),
            FirstByteAtMs = Valid(state.FirstByteAtMs),
            EndedAtMs = Valid(state.EndedAtMs),
            Headers = [.. (state.Headers ?? []).Where(IsSmall).Take(MostHeaders)],
        };
    }

    public void Take(BrowserEvent one)
    {
        if (Valid(one.AtMs) is not { } at || one.Number is < 1 or > 100_000 || one.Read < 0 || one.Bytes is < 0 or > LongestEvent)
        {
            return;
        }

        if (_events.Count >= mostEvents)
        {
            _unkept++;
            return;
        }

        _events.Add(new ObservedEvent(one.Number, "", at, one.Read, one.Bytes, null, null));
    }

    private static double? Valid(double? atMs) => atMs is >= 0 and < LatestMs ? atMs : null;

    private static bool IsSmall(HeaderField? field) =>
        field is { Name: { Length: <= MostHeaderLength }, Value: { Length: <= MostHeaderLength } };

    /// <summary><c>http/1.1</c> is 1.1, <c>h2</c> is 2.</summary>
    private static string? Version(string? protocol) => protocol switch
    {
        "http/1.0" => "1.0",
        "http/1.1" => "1.1",
        "h2" => "2",
        "h3" => "3",
        _ => null,
    };

    private StreamObservation Observation(BrowserConnectionState state)
    {
        // An EventSource that opens has had status 200 and the right type; it does not say so (WHATWG HTML, section 9.2.3).
        var opened = connection.UsesEventSource && state.HeadersAtMs is not null;
        return new StreamObservation
        {
            Url = connection.Url,
            StartedAtMs = state.StartedAtMs,
            RequestedAtMs = state.StartedAtMs,
            HeadersAtMs = state.HeadersAtMs,
            FirstByteAtMs = state.FirstByteAtMs,
            Status = opened ? 200 : state.Status,
            HttpVersion = Version(state.Protocol),
            Headers = opened ? [s_eventStream] : state.Headers,
            Events = [.. _events],
            Reads = [.. _events.GroupBy(one => one.Read).Select(read => new WireRead(read.First().AtMs, read.Sum(one => one.Bytes), read.Count()))],
            UnkeptEvents = _unkept,
            End = state.End switch
            {
                null => StreamEnd.Open,
                BrowserEnd.Clean => StreamEnd.Clean,
                _ => StreamEnd.Cut,
            },
            EndedAtMs = state.EndedAtMs,
            LastByteAtMs = _events.Count > 0 ? _events[^1].AtMs : state.FirstByteAtMs,
            Trouble = state.End == BrowserEnd.Failed ? "the browser does not say why" : null,
        };
    }
}
