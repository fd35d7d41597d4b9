using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Rules;

namespace Dashboard.Tests.Diagnostics.Rules;

public sealed class BrowserRuleTests
{
    [Fact]
    public void What_is_clean_for_the_server_and_for_the_browser_is_healthy()
    {
        var verdict = BrowserJudgement.Of(Sight.Of());

        Assert.Equal(VerdictState.Healthy, verdict.State);
        Assert.StartsWith("Both paths reach this browser as they reach the server: the proxied one differs by 0.", verdict.Sentence, StringComparison.Ordinal);
        Assert.Empty(verdict.Findings);
    }

    [Fact]
    public void What_only_the_browser_gets_late_is_held_back_near_the_browser()
    {
        var seen = Sight.Of(toBrowser: events => events.Gathered(4096));

        var verdict = BrowserJudgement.Of(seen);

        Assert.Equal(VerdictState.NearTheBrowser, verdict.State);
        Assert.Equal(["browser-held"], verdict.Findings.Select(one => one.Code));
        Assert.StartsWith("The path between the server and this browser: on the proxied path 21 events arrived together after ", verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal(["Extension", "Antivirus", "VPN or company proxy", "HTTPS"], verdict.Findings[0].Fixes.Select(fix => fix.Proxy));
        Assert.Contains("something that slows this browser as a whole", verdict.Findings[0].Excluded.Select(one => one.What));
    }

    [Fact]
    public void Nothing_at_all_is_held_back_as_well()
    {
        var verdict = BrowserJudgement.Of(Sight.Of(toBrowser: _ => []));

        Assert.Equal((VerdictState.NearTheBrowser, "browser-held"), (verdict.State, verdict.Findings[0].Code));
        Assert.Contains("none of 110 events arrived within", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_both_paths_back_is_told_by_the_server_though_the_browser_has_nothing_to_compare()
    {
        var verdict = BrowserJudgement.Of(Sight.Of(toBrowser: events => events.Gathered(4096), directly: events => events.Gathered(4096)));

        Assert.Equal(VerdictState.NearTheBrowser, verdict.State);
        Assert.Contains("on both paths", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_gets_late_too_is_the_proxy_itself()
    {
        var verdict = BrowserJudgement.Of(Sight.Of(toServer: events => events.Gathered(4096), toBrowser: events => events.Gathered(4096)));

        Assert.Equal(VerdictState.Faulty, verdict.State);
        Assert.StartsWith("It is the proxy itself, and nothing near this browser", verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal(["proxy-for-everybody"], verdict.Findings.Select(one => one.Code));
    }

    [Fact]
    public void The_same_delay_for_each_event_is_distance()
    {
        var verdict = BrowserJudgement.Of(Sight.Of(toBrowser: events => events.Late(_ => 70)));

        Assert.Equal(VerdictState.Healthy, verdict.State);
        Assert.Contains("a steady 70 ms longer, which is distance", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_gets_all_its_streams_late_by_its_own_fault_compares_its_two_paths_all_the_same()
    {
        static IEnumerable<Arrival> Shaken(IEnumerable<Arrival> events) => events.Late(one => one.Number * 37 % 80);

        var verdict = BrowserJudgement.Of(Sight.Of(toBrowser: Shaken, directly: Shaken) with { StalledMs = 86 });

        Assert.Equal((VerdictState.Healthy, 0), (verdict.State, verdict.Findings.Count));
    }

    [Fact]
    public void Unless_each_event_comes_when_the_next_one_is_sent()
    {
        var verdict = BrowserJudgement.Of(Sight.Of(toBrowser: events => events.ToArray().OneBehind()));

        Assert.Equal((VerdictState.NearTheBrowser, "browser-held"), (verdict.State, verdict.Findings[0].Code));
    }

    [Fact]
    public void An_address_that_is_not_for_browsers_is_no_fault()
    {
        var clean = Sight.Of();
        var verdict = BrowserJudgement.Of(clean with { Direct = new BrowserPathObservation(PathName.Direct, Sight.DirectUrl) { WhyNotTried = "it is loopback" } });

        Assert.Equal(VerdictState.Healthy, verdict.State);
        Assert.Contains("It cannot read the direct path (it is loopback), which is no fault", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_direct_path_in_the_browser_the_servers_own_is_what_it_is_compared_with()
    {
        var held = Sight.Of(toBrowser: events => events.Gathered(4096));

        var verdict = BrowserJudgement.Of(held with { Direct = new BrowserPathObservation(PathName.Direct, Sight.DirectUrl) { WhyNotTried = "it is loopback" } });

        Assert.Equal((VerdictState.NearTheBrowser, "browser-held"), (verdict.State, verdict.Findings[0].Code));
    }

    [Fact]
    public void A_direct_address_that_the_browser_cannot_reach_is_advice()
    {
        var clean = Sight.Of();
        var verdict = BrowserJudgement.Of(clean with { Direct = Sight.Path(PathName.Direct, Sight.Failed(arrived: false)) });

        Assert.Equal(VerdictState.Healthy, verdict.State);
        Assert.Equal([("browser-blocked", FindingSeverity.Advice)], verdict.Findings.Select(one => (one.Code, one.Severity)));
    }

    [Theory]
    [InlineData(false, "browser-blocked")]
    [InlineData(true, "browser-answer-hidden")]
    public void A_request_that_fails_is_told_by_whether_the_application_has_seen_it(bool arrived, string code)
    {
        var verdict = BrowserJudgement.Of(Sight.Of() with { Proxied = Sight.Path(PathName.Proxied, Sight.Failed(arrived)) with { CarriesPage = true } });

        Assert.Equal((VerdictState.NearTheBrowser, code), (verdict.State, verdict.Findings[0].Code));
    }

    [Theory]
    [InlineData("http", null, 4, Certainty.Certain)]
    [InlineData("http", null, 0, Certainty.Likely)]
    [InlineData("https", "1.1", 4, Certainty.Certain)]
    public void A_request_that_never_leaves_the_browser_waits_for_one_of_its_six_connections(string scheme, string? version, int others, Certainty certainty)
    {
        var verdict = BrowserJudgement.Of(Sight.Of() with { Proxied = Waiting(scheme, version, others, arrived: false) });

        Assert.Equal(VerdictState.NearTheBrowser, verdict.State);
        Assert.Equal([("browser-connection-limit", certainty)], verdict.Findings.Select(one => (one.Code, one.Certainty)));
    }

    [Theory]
    [InlineData("https", "2", false)]
    [InlineData("http", null, true)]
    public void It_does_not_where_streams_share_one_connection_or_the_application_has_seen_the_request(string scheme, string? version, bool arrived) =>
        Assert.DoesNotContain(
            BrowserJudgement.Of(Sight.Of() with { Proxied = Waiting(scheme, version, 4, arrived) }).Findings, one => one.Code == "browser-connection-limit");

    [Fact]
    public void A_second_stream_that_waits_is_a_risk_before_anything_is_late()
    {
        var clean = Sight.Of();
        var waits = new BrowserStream(Wire.Silent(), ReachedApplication: false, WaitedMs: 9_000);

        var verdict = BrowserJudgement.Of(clean with { Proxied = clean.Proxied with { Listened = waits, OtherStreams = 5 } });

        Assert.Equal([("browser-connection-limit", FindingSeverity.Risk)], verdict.Findings.Select(one => (one.Code, one.Severity)));
    }

    [Fact]
    public void An_answer_that_only_the_browser_gets_was_given_on_the_way()
    {
        var refused = new BrowserStream(Wire.Answer(403), ReachedApplication: false, WaitedMs: null);

        var verdict = BrowserJudgement.Of(Sight.Of() with { Proxied = Sight.Path(PathName.Proxied, refused) });

        Assert.Equal((VerdictState.NearTheBrowser, "browser-refused", Certainty.Certain), (verdict.State, verdict.Findings[0].Code, verdict.Findings[0].Certainty));
        Assert.Contains("gets status 403 where the server gets the stream", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_breaks_off_only_in_the_browser_was_cut_on_the_way()
    {
        var clean = Sight.Of();
        var cut = clean.Proxied.Fetched! with { Seen = clean.Proxied.Fetched.Seen.EndedAt(6_100, StreamEnd.Cut) };

        var verdict = BrowserJudgement.Of(clean with { Proxied = Sight.Path(PathName.Proxied, cut) });

        Assert.Equal((VerdictState.NearTheBrowser, "browser-cut"), (verdict.State, verdict.Findings[0].Code));
        Assert.Contains("breaks off after 6.0 s", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_was_hidden_or_busy_gives_no_verdict_on_delays()
    {
        var held = Sight.Of(toBrowser: events => events.Gathered(4096));

        Assert.Equal(VerdictState.Inconclusive, BrowserJudgement.Of(held with { WasHidden = true }).State);
        Assert.Equal(VerdictState.Inconclusive, BrowserJudgement.Of(held with { StalledMs = 5_000 }).State);
        Assert.Equal(VerdictState.Inconclusive, BrowserJudgement.Of(held with { Server = held.Server with { StarvedMs = 1_900 } }).State);
        Assert.Equal(VerdictState.Inconclusive, BrowserJudgement.Of(held with { HasReported = false }).State);
    }

    [Fact]
    public void One_moment_in_which_the_server_stood_still_holds_nothing_back()
    {
        static IEnumerable<Arrival> Before(IEnumerable<Arrival> events) => events.Late(one => one.Number < 20 ? 0 : 350);

        var seen = Sight.Of(toBrowser: Before, directly: Before);

        var verdict = BrowserJudgement.Of(seen with { Server = seen.Server with { StarvedMs = 400 } });

        Assert.True(verdict.State == VerdictState.Healthy, verdict.Sentence);
    }

    [Fact]
    public void Who_shows_himself_on_the_way_stands_first()
    {
        var held = Sight.Of(toBrowser: events => events.Gathered(4096));
        var via = held.Proxied with { Fetched = held.Proxied.Fetched! with { Seen = held.Proxied.Fetched.Seen.With("Via", "1.1 gate.corp") } };

        Assert.Equal("VPN or company proxy", BrowserJudgement.Of(held with { Proxied = via }).Findings[0].Fixes[0].Proxy);
        Assert.Equal("Service worker", BrowserJudgement.Of(held with { HasServiceWorker = true }).Findings[0].Fixes[0].Proxy);
        Assert.Equal("127.0.0.1:8080", BrowserJudgement.Of(held with { Proxied = held.Proxied with { IsKnown = false } }).Findings[0].Fixes[0].Proxy);
    }

    private static BrowserPathObservation Waiting(string scheme, string? version, int others, bool arrived) =>
        Sight.Path(PathName.Proxied, new BrowserStream(Wire.Silent() with { HttpVersion = version }, arrived, WaitedMs: 9_500)) with
        {
            Url = new Uri($"{scheme}://127.0.0.1:8080"),
            OtherStreams = others,
            Listened = new BrowserStream(Wire.Silent() with { HttpVersion = version }, arrived, WaitedMs: 9_500),
        };
}
