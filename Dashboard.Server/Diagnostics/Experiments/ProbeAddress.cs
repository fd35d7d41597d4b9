namespace Dashboard.Server.Diagnostics.Experiments;

/// <summary>
/// Where the application answers to probes, as seen from an address that a person gave: an origin, or any stream of it.
/// Probes live below the streams, so that they meet the same rules of the proxy.
/// </summary>
internal static class ProbeAddress
{
    private const string Streams = "sse";

    /// <summary>The address of a probe below the last segment <c>sse</c> of the path; below a new one where there is none.</summary>
    /// <param name="target">The address of the target: <c>http://127.0.0.1:8080</c>, <c>https://example.org/dash/sse/deploys</c>.</param>
    /// <param name="probe">The probe with its query: <c>echo?x=1</c>.</param>
    public static Uri Of(Uri target, string probe) => new($"{Base(target)}/{Streams}/_diag/{probe}");

    /// <summary>The address where the pages of the application keep their circuits, beside the streams.</summary>
    public static Uri Circuit(Uri target, string rest = "") => new($"{Base(target)}/_blazor{rest}");

    /// <summary>Everything before the streams, without a slash at its end.</summary>
    private static string Base(Uri target)
    {
        var segments = target.AbsolutePath.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        var streams = Array.LastIndexOf(segments, Streams);
        var before = streams < 0 ? segments : segments[..streams];
        return target.GetLeftPart(UriPartial.Authority) + string.Concat(before.Select(segment => "/" + segment));
    }
}
