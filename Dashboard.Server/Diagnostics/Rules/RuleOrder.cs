using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Server.Diagnostics.Rules;

/// <summary>
/// Which rule is asked when. First whether the proxy can be reached, then what becomes of a request, then who answers,
/// then how many get an answer, then how events come, then how streams end, then everything else: a fault of an earlier
/// level makes the measurements of the later ones meaningless, or explains them.
/// </summary>
internal static class RuleOrder
{
    private static readonly string[] s_resumes = ["resume-gap", "resume-doubled", "cached-replay"];
    private static readonly string[] s_beginnings = ["headers-held", "large-events-held", "headers-late", "stalls", "compressed"];

    /// <summary>Requests that are refused by their number make any experiment fail by chance.</summary>
    private static readonly string[] s_refusedByChance =
    [
        "headers-late", "stalls", "idle-timeout", "lifetime-limit", "cut-while-busy", .. s_resumes,
        "websocket-blocked", "errors-rewritten", "publish-blocked", "body-limit", "disconnect-unseen",
    ];

    /// <summary>What a finding explains, so that it is not told twice.</summary>
    private static readonly Dictionary<string, string[]> s_explains = new(StringComparer.Ordinal)
    {
        ["request-headers-dropped"] = [.. s_resumes, "last-event-id-dropped", "authorization-dropped", "cookie-dropped", "websocket-blocked"],
        ["last-event-id-dropped"] = s_resumes,
        ["last-event-id-overwritten"] = s_resumes,
        ["cached-replay"] = ["resume-gap", "resume-doubled", "disconnect-unseen"],
        ["request-limit"] = s_refusedByChance,
        ["connection-limit"] = s_refusedByChance,
        ["out-of-connections"] = s_refusedByChance,
        ["upstream-limit"] = s_refusedByChance,
        ["rate-limited"] = [.. s_beginnings, "lifetime-limit", "cut-while-busy"],
        ["gzip-held"] = s_beginnings,
        ["one-behind"] = s_beginnings,
        ["coalescing-delay"] = s_beginnings,
        ["constant-latency"] = s_beginnings,
        ["jitter"] = s_beginnings,
        ["tls-record-buffer"] = s_beginnings,
        ["another-hop-buffers"] = [.. s_beginnings, "http-1.0-upstream"],
        ["block-buffering"] = [.. s_beginnings, "http-1.0-upstream"],
        ["publish-blocked"] = ["body-limit"],
    };

    /// <summary>All rules, in their order.</summary>
    public static IReadOnlyList<RuleGroup> Groups { get; } =
    [
        new(GroupMeaning.OneOfAndNoMore, new ProxyUnreachableRule(), new TlsFailedRule()),
        new(GroupMeaning.OneOfAndNoMore, new QueryDroppedRule(), new PathRewrittenRule()),
        new(GroupMeaning.Each, new RequestHeadersDroppedRule(), new LastEventIdDroppedRule(), new LastEventIdOverwrittenRule(), new AuthorizationDroppedRule(), new CookieDroppedRule()),
        new(
            GroupMeaning.OneOfAndNoMore,
            new ProxyResetsRule(),
            new RedirectedRule(),
            new NoContentRule(),
            new WrongContentTypeRule(),
            new UpstreamTimeoutRule(),
            new UpstreamDownRule(),
            new WrongLocationRule(),
            new RefusedByProxyRule(),
            new ErrorStatusRule()),
        new(GroupMeaning.OneOf, new RequestLimitRule(), new ConnectionLimitRule(), new OutOfConnectionsRule(), new UpstreamLimitRule()),
        new(
            GroupMeaning.OneOf,
            new RateLimitedRule(),
            new GzipHeldRule(),
            new OneBehindRule(),
            new CoalescingDelayRule(),
            new ConstantLatencyRule(),
            new JitterRule(),
            new TlsRecordBufferRule(),
            new AnotherHopBuffersRule(),
            new BlockBufferingRule()),
        new(GroupMeaning.Each, new LargeEventsHeldRule(), new HeadersHeldRule()),
        new(GroupMeaning.OneOf, new HeadersLateRule(), new StallsRule()),
        new(GroupMeaning.OneOf, new IdleTimeoutRule(), new LifetimeLimitRule(), new CutWhileBusyRule()),
        new(GroupMeaning.Each, new CachedReplayRule(), new ResumeGapRule(), new ResumeDoubledRule()),
        new(GroupMeaning.Each, new CorsDoubledRule(), new WebSocketBlockedRule(), new ErrorsRewrittenRule()),
        new(GroupMeaning.Each, new PublishDoubledRule(), new PublishBlockedRule(), new BodyLimitRule(), new DisconnectUnseenRule()),
        new(GroupMeaning.Each, new CompressedRule(), new HostChangedRule(), new OldHttpUpstreamRule()),
    ];

    /// <summary>What is wrong, faults before risks before advice, and in the order of the levels within each.</summary>
    public static IReadOnlyList<Finding> Findings(RunObservations seen)
    {
        var found = new List<Finding>();
        var explained = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in Groups)
        {
            foreach (var finding in group.Judge(seen))
            {
                if (explained.Contains(finding.Code))
                {
                    continue;
                }

                found.Add(finding);
                explained.UnionWith(s_explains.GetValueOrDefault(finding.Code, []));
            }

            if (group.Means == GroupMeaning.OneOfAndNoMore && found.Exists(one => group.Rules.Any(rule => rule.Code == one.Code)))
            {
                break;
            }
        }

        return [.. found.OrderByDescending(one => one.Severity)];
    }
}
