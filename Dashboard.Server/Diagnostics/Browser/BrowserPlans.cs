using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Experiments;
using Dashboard.Server.Diagnostics.Origin;
using ProbeStream = Dashboard.Server.Diagnostics.Experiments.ProbeStream;

namespace Dashboard.Server.Diagnostics.Browser;

/// <summary>What a browser is asked to read.</summary>
internal static class BrowserPlans
{
    public const string DirectFetch = "direct";
    public const string DirectEvents = "direct-events";
    public const string ProxiedFetch = "proxied";
    public const string ProxiedEvents = "proxied-events";

    /// <summary>
    /// Twice as fast as the small events of a diagnosis from the server, because a person waits. Pages need a moment to
    /// begin, so the first event comes late enough for all.
    /// </summary>
    public static ProbeStream Stream { get; } = new("browser", 100, 200) { FirstMs = 1500, IsCompressible = true };

    /// <summary>
    /// Two connections on each path: of six that browsers hold to a host over HTTP/1.1, so that a page leaves room for
    /// others. The order of the paths turns around from one kind to the other, so that being first is no advantage.
    /// </summary>
    public static BrowserPlan Of(BrowserPaths paths, string session, BrowserOptions options)
    {
        BrowserConnection[] all =
        [
            Connection(DirectFetch, PathName.Direct, usesEventSource: false),
            Connection(ProxiedFetch, PathName.Proxied, usesEventSource: false),
            Connection(ProxiedEvents, PathName.Proxied, usesEventSource: true),
            Connection(DirectEvents, PathName.Direct, usesEventSource: true),
        ];
        return new BrowserPlan(
            [.. all.Where(one => Way(one.Path).WhyNot is null)], options.Read.TotalMilliseconds, options.Batch.TotalMilliseconds, options.MaxEvents);

        BrowserPath Way(PathName path) => path == PathName.Direct ? paths.Direct : paths.Proxied;

        BrowserConnection Connection(string name, PathName path, bool usesEventSource) => new(
            name, path, ProbeAddress.Of(Way(path).Address, Stream.Of(session) + ProbeGuest.Named(name)).AbsoluteUri, usesEventSource);
    }
}
