using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Server.Diagnostics.Rules;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>Puts what the server and the browser have seen beside each other: for the rules, and for people.</summary>
internal sealed class BrowserSight(
    DiagnosisTarget target, BrowserPaths paths, BrowserIntake intake, ProbeGuest guest, BrowserSettings settings)
{
    private readonly string _id = DiagnosisContext.Nonce();
    private readonly DateTimeOffset _startedAt = settings.Time.GetUtcNow();
    private readonly long _startedTicks = settings.Time.GetTimestamp();
    private LivePair? _server;
    private StreamPair? _closed;

    /// <summary>The server's own connections, while they are read.</summary>
    public LivePair? Server
    {
        get => Volatile.Read(ref _server);
        set => Volatile.Write(ref _server, value);
    }

    /// <summary>Keeps what the server's connections have seen: they are about to be closed.</summary>
    public void Close() => _closed = Server?.Current;

    /// <summary>All that the rules need to know.</summary>
    /// <param name="starvedMs">The longest time for which this process did not get to run.</param>
    public BrowserObservations Observations(double starvedMs)
    {
        var server = _closed ?? Server?.Current;
        var (direct, proxied) = (Path(PathName.Direct), Path(PathName.Proxied));
        return new BrowserObservations
        {
            Server = new RunObservations
            {
                IsOurs = true,
                Streams = server is null ? new Dictionary<StreamKind, StreamPair>() : new() { [StreamKind.Small] = server },
                NoiseMs = Noise.Of(server),
                StarvedMs = starvedMs,
            },
            Direct = direct,
            Proxied = proxied,
            HasReported = intake.HasReported,
            StalledMs = intake.StalledMs,
            WasHidden = intake.WasHidden,
            HasServiceWorker = intake.HasServiceWorker,
            NoiseMs = NoiseOf(direct),
        };
    }

    /// <summary>The same for people.</summary>
    public Diagnosis Picture(Verdict? verdict)
    {
        var seen = Observations(starvedMs: 0);
        var server = seen.Server.Main;
        var browser = BrowserComparison.Of(seen);
        return new Diagnosis(
            _id,
            target,
            Vantage.Browser,
            _startedAt,
            verdict is null ? null : settings.Time.GetElapsedTime(_startedTicks).TotalMilliseconds,
            Steps(seen, verdict is not null),
            [.. BrowserLanes(seen, browser)],
            browser is null ? PathStatistics.Empty : PathStatistics.Of(browser.Holds.Select(hold => hold.Ms)),
            seen.NoiseMs,
            BrowserComparison.ThresholdMs(seen),
            verdict)
        {
            ServerLanes = server is null ? [] : [Lane(PathName.Direct, server.Direct), Lane(PathName.Proxied, server.Proxied)],
            ServerDifference = server is null ? null : PathStatistics.Of(server.Holds.Select(hold => hold.Ms)),
        };
    }

    private static double? NoiseOf(BrowserPathObservation path) =>
        path is { Fetched.Seen: var fetched, Listened.Seen: var listened } ? Noise.Of(new StreamPair(null, fetched, fetched, listened)) : null;

    private static IReadOnlyList<ExperimentProgress> Steps(BrowserObservations seen, bool isOver)
    {
        var state = isOver ? ExperimentState.Done : ExperimentState.Running;
        var begun = seen.HasReported ? ExperimentState.Done : isOver ? ExperimentState.Stopped : ExperimentState.Running;
        return
        [
            new("browser-begins", "This browser begins to read", begun, seen.HasReported ? null : "Nothing has been heard of it.", 1_000, null),
            new("browser-reads", "The same events on both paths, read by this browser", state, Count(seen.Direct, seen.Proxied), 9_000, null),
            new("server-reads", "The same events on both paths, read by the server", state, seen.Server.Main is { } main
                ? $"{main.Direct.Events.Count} events directly, {main.Proxied.Events.Count} through the proxy." : null, 1_000, null),
        ];
    }

    private static string Count(BrowserPathObservation direct, BrowserPathObservation proxied) =>
        (direct.WhyNotTried is { } why ? $"The direct path was not tried: {why}. " : $"{Events(direct)} events directly, ")
        + (proxied.WhyNotTried is { } because ? $"the proxied path was not tried: {because}." : $"{Events(proxied)} through the proxy.");

    private static int Events(BrowserPathObservation path) => path.Main?.Seen.Events.Count ?? 0;

    /// <summary>Where the browser cannot read the direct path, the picture shows what the server read there.</summary>
    private IEnumerable<DiagnosisLane> BrowserLanes(BrowserObservations seen, StreamPair? pair)
    {
        if (seen.Direct.Main is { } direct)
        {
            yield return Lane(PathName.Direct, direct.Seen);
        }
        else if (pair is not null)
        {
            yield return Lane(PathName.Direct, pair.Direct) with { End = "read by the server: this browser cannot" };
        }

        if (seen.Direct is { Fetched: not null, Listened: { } control })
        {
            yield return Lane(PathName.Control, control.Seen);
        }

        if (seen.Proxied.Main is { } proxied)
        {
            yield return Lane(PathName.Proxied, proxied.Seen);
        }
    }

    private DiagnosisLane Lane(PathName path, StreamObservation seen) => LaneView.Of(
        path, seen with { Headers = [.. seen.Headers.Where(field => !ProbeGuest.IsPermission(field.Name))] }, settings.Options.MaxEvents);

    private BrowserPathObservation Path(PathName path)
    {
        var way = path == PathName.Direct ? paths.Direct : paths.Proxied;
        var (fetch, events) = path == PathName.Direct
            ? (BrowserPlans.DirectFetch, BrowserPlans.DirectEvents)
            : (BrowserPlans.ProxiedFetch, BrowserPlans.ProxiedEvents);
        return new BrowserPathObservation(path, way.Address)
        {
            WhyNotTried = way.WhyNot,
            CarriesPage = way.CarriesPage,
            IsKnown = way.IsKnown,
            Fetched = Stream(fetch),
            Listened = Stream(events),
            OtherStreams = OtherStreams(way.Address),
        };
    }

    private BrowserStream? Stream(string name) =>
        intake.Of(name) is { } known ? new BrowserStream(known.Seen, guest.HasArrived(name), known.WaitedMs) : null;

    /// <summary>Browsers of the same kind at the same address: mostly the same one, in its other tabs.</summary>
    private int OtherStreams(Uri address) => intake.UserAgent.Length == 0 ? 0 : settings.Connections.Current.Connections.Count(
        one => one.UserAgent == intake.UserAgent && string.Equals(one.Host, address.Authority, StringComparison.OrdinalIgnoreCase));
}
