using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>What a server and a browser saw of the same events, each on both paths.</summary>
internal static class Sight
{
    public static readonly Uri DirectUrl = new("http://127.0.0.1:5080");

    private const double IntervalMs = 100;
    private const int Bytes = 200;

    /// <summary>The browser's clock began later than the server's, in milliseconds.</summary>
    private const double ClockMs = -37;

    private static readonly Func<IEnumerable<Arrival>, IEnumerable<Arrival>> s_untouched = events => events.Late(_ => 0.1);

    /// <param name="toServer">What the proxy does to the events on their way to the server.</param>
    /// <param name="toBrowser">What is done to those that come through the proxy on their way to the browser.</param>
    /// <param name="directly">What is done to the others.</param>
    public static BrowserObservations Of(
        Func<IEnumerable<Arrival>, IEnumerable<Arrival>>? toServer = null,
        Func<IEnumerable<Arrival>, IEnumerable<Arrival>>? toBrowser = null,
        Func<IEnumerable<Arrival>, IEnumerable<Arrival>>? directly = null) => new()
        {
            Server = new RunObservations
            {
                IsOurs = true,
                Streams = new Dictionary<StreamKind, StreamPair> { [StreamKind.Small] = Proxy.Pair(IntervalMs, Bytes, toServer ?? s_untouched) },
                NoiseMs = 0.3,
                StarvedMs = 4,
            },
            Direct = Path(PathName.Direct, Browser(directly ?? s_untouched)) with { Url = DirectUrl },
            Proxied = Path(PathName.Proxied, Browser(toBrowser ?? (events => s_untouched(s_untouched(events))))) with { CarriesPage = true },
            HasReported = true,
            StalledMs = 12,
            NoiseMs = 2,
        };

    public static BrowserPathObservation Path(PathName path, BrowserStream stream) => new(path, new Uri("http://127.0.0.1:8080")) { Fetched = stream };

    /// <summary>A request that the browser could do nothing with.</summary>
    public static BrowserStream Failed(bool arrived) => new(Wire.Ended(StreamEnd.Cut), arrived, WaitedMs: null);

    private static BrowserStream Browser(Func<IEnumerable<Arrival>, IEnumerable<Arrival>> through) => new(
        Wire.Stream(through(Proxy.Written(IntervalMs, Bytes)).Seen().Late(_ => ClockMs)), ReachedApplication: true, WaitedMs: null);
}
