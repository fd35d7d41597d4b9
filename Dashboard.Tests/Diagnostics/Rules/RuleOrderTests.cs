using System.Text.RegularExpressions;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Rules;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>What holds for all rules together.</summary>
public sealed class RuleOrderTests
{
    private static readonly string[] s_codes =
    [
        "proxy-unreachable", "upstream-down", "upstream-timeout", "proxy-resets", "tls-failed", "query-dropped", "path-rewritten", "wrong-location",
        "last-event-id-dropped", "last-event-id-overwritten", "authorization-dropped", "cookie-dropped", "request-headers-dropped", "host-changed",
        "http-1.0-upstream", "redirected", "refused-by-proxy", "no-content", "wrong-content-type", "error-status", "cors-doubled", "connection-limit",
        "request-limit", "out-of-connections", "upstream-limit", "rate-limited", "block-buffering", "gzip-held", "compressed", "one-behind",
        "tls-record-buffer", "headers-held", "large-events-held", "headers-late", "constant-latency", "jitter", "stalls", "coalescing-delay",
        "another-hop-buffers", "idle-timeout", "cut-while-busy", "lifetime-limit", "resume-gap", "resume-doubled", "cached-replay", "websocket-blocked",
        "errors-rewritten", "publish-blocked", "body-limit", "publish-doubled", "disconnect-unseen",
    ];

    [Fact]
    public void Each_fault_has_one_rule() => Assert.Equal(
        s_codes.Order(StringComparer.Ordinal),
        RuleOrder.Groups.SelectMany(group => group.Rules).Select(rule => rule.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_of_the_room_is_asked() => Assert.Equal(
        typeof(IRule).Assembly.GetTypes().Where(type => type.IsClass && typeof(IRule).IsAssignableFrom(type)).Select(type => type.Name).Order(StringComparer.Ordinal),
        RuleOrder.Groups.SelectMany(group => group.Rules).Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void No_rule_fails_where_an_experiment_was_not_done()
    {
        var healthy = Run.Healthy();
        RunObservations[] partial =
        [
            new() { IsOurs = true },
            new() { IsOurs = false },
            healthy with { Echo = null },
            healthy with { Streams = new Dictionary<StreamKind, StreamPair>() },
            healthy with { Echo = Run.Echo() with { DirectSaw = null, ProxiedSaw = null } },
            .. Run.Kinds.Select(kind => healthy with { Streams = healthy.Streams.Where(one => one.Key != kind).ToDictionary() }),
            .. Run.Kinds.Select(kind => healthy.With(kind, pair => new StreamPair(pair.IntervalMs, Wire.Stream([]), Wire.Stream([])))),
        ];

        Assert.All(partial, run => Assert.Empty(Judged.Codes(run)));
    }

    [Fact]
    public void Fixes_for_the_proxy_that_answered_come_first_and_have_something_to_copy()
    {
        var run = Run.Through(_ => events => events.Gathered(4096));
        var caddy = run with
        {
            Streams = run.Streams.ToDictionary(one => one.Key, one => new StreamPair(one.Value.IntervalMs, one.Value.Direct, one.Value.Proxied.With("Server", "Caddy"), one.Value.Control)),
        };

        Assert.Equal("proxy_buffering off;", RuleOrder.Findings(run)[0].Fixes[0].Snippet);
        Assert.Equal("Caddy", RuleOrder.Findings(caddy)[0].Fixes[0].Proxy);
        Assert.Contains(RuleOrder.Findings(caddy)[0].Fixes, fix => fix.Proxy == "nginx");
        Assert.StartsWith("Caddy holds events back", RuleOrder.Findings(caddy)[0].Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server", "nginx/1.26.1", "nginx")]
    [InlineData("Server", "openresty", "nginx")]
    [InlineData("Server", "Caddy", "Caddy")]
    [InlineData("Server", "envoy", "Envoy")]
    [InlineData("Server", "cloudflare", "Cloudflare")]
    [InlineData("Server", "awselb/2.0", "AWS ALB")]
    [InlineData("Server", "Apache/2.4.62 (Debian)", "Apache")]
    [InlineData("Server", "Microsoft-IIS/10.0", "IIS with ARR")]
    [InlineData("Via", "1.1 Caddy", "Caddy")]
    [InlineData("Date", "now", "The proxy")]
    public void A_proxy_is_known_by_what_it_writes_into_headers(string name, string value, string proxy)
    {
        var run = Run.Foreign(events => events);
        var pair = run.Main!;
        var proxied = pair.Proxied with { Headers = [.. pair.Proxied.Headers.Where(field => field.Name != "Server"), new HeaderField(name, value)] };

        Assert.Equal(proxy, ProxyIdentity.Name(run with { Streams = new Dictionary<StreamKind, StreamPair> { [StreamKind.Target] = new(null, pair.Direct, proxied) } }));
    }

    [Fact]
    public void The_applications_own_server_header_names_no_proxy()
    {
        var run = Run.Foreign(events => events);
        var pair = run.Main!;
        var both = new StreamPair(null, pair.Direct.With("Server", "nginx"), pair.Proxied.With("Server", "nginx"));

        Assert.Equal("The proxy", ProxyIdentity.Name(run with { Streams = new Dictionary<StreamKind, StreamPair> { [StreamKind.Target] = both } }));
    }

    [Fact]
    public void Codes_are_lower_case_with_hyphens() =>
        Assert.All(s_codes, code => Assert.Matches(new Regex("^[a-z0-9.]+(-[a-z0-9.]+)*$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), code));
}
