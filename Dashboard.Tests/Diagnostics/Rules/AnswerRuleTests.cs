using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Observations;

namespace Dashboard.Tests.Diagnostics.Rules;

/// <summary>What the proxy answers in the application's place, and what it does to requests.</summary>
public sealed class AnswerRuleTests
{
    [Theory]
    [InlineData(nameof(StreamEnd.ConnectionRefused), "proxy-unreachable")]
    [InlineData(nameof(StreamEnd.ConnectTimedOut), "proxy-unreachable")]
    [InlineData(nameof(StreamEnd.NameNotFound), "proxy-unreachable")]
    [InlineData(nameof(StreamEnd.CertificateExpired), "tls-failed")]
    [InlineData(nameof(StreamEnd.CertificateName), "tls-failed")]
    [InlineData(nameof(StreamEnd.CertificateIssuer), "tls-failed")]
    [InlineData(nameof(StreamEnd.TlsFailed), "tls-failed")]
    [InlineData(nameof(StreamEnd.Reset), "proxy-resets")]
    [InlineData(nameof(StreamEnd.Cut), "proxy-resets")]
    [InlineData(nameof(StreamEnd.NotHttp), "proxy-resets")]
    public void An_end_before_any_answer_is_named_by_its_kind(string kind, string code)
    {
        var end = Enum.Parse<StreamEnd>(kind);

        Assert.Equal([code], Judged.Codes(Run.Answering(Wire.Ended(end), Wire.Exchange(null, end: end)) with { WebSocket = null, Statuses = [], Publishes = [] }));
    }

    [Theory]
    [InlineData(301, "redirected")]
    [InlineData(307, "redirected")]
    [InlineData(401, "refused-by-proxy")]
    [InlineData(403, "refused-by-proxy")]
    [InlineData(400, "refused-by-proxy")]
    [InlineData(429, "refused-by-proxy")]
    [InlineData(404, "wrong-location")]
    [InlineData(204, "no-content")]
    [InlineData(502, "upstream-down")]
    [InlineData(503, "error-status")]
    [InlineData(504, "upstream-timeout")]
    [InlineData(500, "error-status")]
    public void A_status_for_all_that_is_not_the_applications_is_named_and_nothing_behind_it(int status, string code) =>
        Assert.Equal([code], Judged.Codes(Run.Answering(Wire.Answer(status), Wire.Exchange(status, false))));

    [Fact]
    public void A_503_of_another_proxy_than_nginx_means_that_it_does_not_reach_the_application() => Assert.Equal(
        ["upstream-down"],
        Judged.Codes(Run.Answering(Wire.Answer(503) with { Headers = [] }, Wire.Exchange(503, false))));

    [Theory]
    [InlineData(nameof(StreamEnd.Cut), "proxy-resets")]
    [InlineData(nameof(StreamEnd.Reset), "proxy-resets")]
    [InlineData(nameof(StreamEnd.ConnectionRefused), "proxy-unreachable")]
    [InlineData(nameof(StreamEnd.CertificateName), "tls-failed")]
    public void An_echo_without_any_answer_is_enough(string kind, string code)
    {
        var echo = Run.Echo() with { Proxied = Wire.Exchange(null, end: Enum.Parse<StreamEnd>(kind)), ProxiedSaw = null };

        Judged.Only(code, new RunObservations { IsOurs = true, Echo = echo });
    }

    [Fact]
    public void A_page_in_place_of_the_stream_is_a_wrong_location() => Assert.Equal(
        ["wrong-location"],
        Judged.Codes(Run.Answering(Wire.Answer(200, new HeaderField("Content-Type", "text/html")), Wire.Exchange(200, false))));

    [Fact]
    public void A_stream_that_the_proxy_makes_up_while_it_does_not_reach_the_application_is_no_stream() => Assert.Equal(
        ["upstream-down"],
        Judged.Codes(Run.Answering(Wire.Answer(200, new HeaderField("Content-Type", "text/event-stream")), Wire.Exchange(502, false))));

    [Fact]
    public void A_stream_that_fails_where_short_requests_succeed_has_a_header_too_large()
    {
        var finding = Judged.Only("error-status", Run.Answering(Wire.Answer(502)));

        Assert.Contains("proxy_buffer_size", finding.Fixes[0].Snippet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData(null)]
    public void Another_content_type_on_the_applications_answer_is_named(string? type)
    {
        var answer = Wire.Stream(Proxy.Written(200, 100));
        answer = answer with { Headers = [.. answer.Headers.Where(field => field.Name != "Content-Type"), .. type is null ? Array.Empty<HeaderField>() : [new HeaderField("Content-Type", type)]] };

        Assert.Equal(["wrong-content-type"], Judged.Codes(Run.Answering(answer)));
    }

    [Fact]
    public void A_404_that_looks_like_the_applications_own_is_a_rewritten_path()
    {
        var echo = Wire.Exchange(404) with { Headers = [new HeaderField("Content-Security-Policy", "x"), new HeaderField("X-Content-Type-Options", "nosniff")] };

        Assert.Equal(["path-rewritten"], Judged.Codes(Run.Answering(Wire.Answer(404), echo)));
    }

    [Fact]
    public void A_path_that_arrives_as_another_is_rewritten() =>
        Assert.Equal(["path-rewritten"], Judged.Codes(Run.Healthy() with { Echo = Run.Echo(target: "/_diag/echo?a=1") }));

    [Fact]
    public void A_query_that_does_not_arrive_is_dropped_and_nothing_else_is_compared() => Assert.Equal(
        ["query-dropped"],
        Judged.Codes(Run.Healthy() with { Echo = Run.Echo(target: "/sse/_diag/echo"), Resume = Run.Resume(5, 0) }));

    [Theory]
    [InlineData("Last-Event-ID", "last-event-id-dropped")]
    [InlineData("Authorization", "authorization-dropped")]
    [InlineData("Cookie", "cookie-dropped")]
    public void A_header_that_does_not_arrive_is_named_and_explains_what_follows(string name, string code) => Assert.Equal(
        [code],
        Judged.Codes(Run.Healthy() with { Echo = Run.Echo(field => field.Name == name ? null : field), Resume = Run.Resume(name == "Last-Event-ID" ? 21 : 0, 0) }));

    [Fact]
    public void A_replaced_last_event_id_explains_events_that_come_twice() => Judged.Only(
        "last-event-id-overwritten",
        Run.Healthy() with { Echo = Run.Echo(field => field.Name == "Last-Event-ID" ? field with { Value = "0" } : field), Resume = Run.Resume(0, 8) });

    [Fact]
    public void Another_cookie_is_no_fault() => Assert.Empty(
        Judged.Codes(Run.Healthy() with { Echo = Run.Echo(field => field.Name == "Cookie" ? field with { Value = "sha256:9999" } : field) }));

    [Fact]
    public void All_headers_dropped_are_one_finding()
    {
        var run = Run.Healthy() with { Echo = Run.Echo(field => field.Name == "Host" ? field : null), Resume = Run.Resume(21, 0) };

        var finding = Judged.Only("request-headers-dropped", run with { WebSocket = new ExchangePair(Wire.Exchange(101), Wire.Exchange(502, false)) });

        Assert.Contains("Last-Event-ID, Authorization, Cookie", finding.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_host_is_advice_unless_the_reader_s_is_forwarded()
    {
        static HeaderField Renamed(HeaderField field) => field.Name == "Host" ? field with { Value = "dashboard" } : field;
        var echo = Run.Echo(Renamed);
        var forwarded = echo with { ProxiedSaw = echo.ProxiedSaw! with { Headers = [.. echo.ProxiedSaw.Headers, new HeaderField("X-Forwarded-Host", "127.0.0.1:8080")] } };

        Assert.Equal(FindingSeverity.Advice, Judged.Only("host-changed", Run.Healthy() with { Echo = echo }).Severity);
        Assert.Empty(Judged.Codes(Run.Healthy() with { Echo = forwarded }));
    }

    [Fact]
    public void Http_1_0_to_the_application_is_advice() =>
        Assert.Equal(FindingSeverity.Advice, Judged.Only("http-1.0-upstream", Run.Healthy() with { Echo = Run.Echo(version: "1.0") }).Severity);

    [Fact]
    public void A_silent_stream_beside_an_echo_that_waits_in_vain_is_an_upstream_timeout() => Assert.Equal(
        ["upstream-timeout"],
        Judged.Codes(Run.Answering(Wire.Silent(), Wire.Exchange(null, end: StreamEnd.NoAnswer))));
}
