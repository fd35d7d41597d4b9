using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.NginxConfig;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

/// <summary>What was measured stands; the text explains it, contradicts it, or is silent.</summary>
public sealed class MeasuredAgainstTextTests
{
    [Theory]
    [InlineData("proxy_buffering on;", "block-buffering", ConfigAgreement.Agrees)]
    [InlineData("", "block-buffering", ConfigAgreement.Agrees)]
    [InlineData("proxy_buffering off;", "block-buffering", ConfigAgreement.Contradicts)]
    [InlineData("proxy_buffering off;", "large-events-held", ConfigAgreement.Contradicts)]
    [InlineData("", "headers-held", ConfigAgreement.Agrees)]
    [InlineData("ssi on; ssi_types *; proxy_buffering off;", "headers-held", ConfigAgreement.Agrees)]
    [InlineData("gzip on; gzip_types *;", "gzip-held", ConfigAgreement.Agrees)]
    [InlineData("proxy_buffering off;", "jitter", ConfigAgreement.Silent)]
    [InlineData("proxy_set_header Last-Event-ID \"\";", "last-event-id-dropped", ConfigAgreement.Agrees)]
    [InlineData("proxy_set_header Last-Event-ID 7;", "last-event-id-overwritten", ConfigAgreement.Agrees)]
    [InlineData("proxy_set_header Last-Event-ID $http_last_event_id;", "last-event-id-dropped", ConfigAgreement.Contradicts)]
    [InlineData("proxy_set_header Authorization \"\";", "authorization-dropped", ConfigAgreement.Agrees)]
    [InlineData("proxy_set_header Cookie \"\";", "cookie-dropped", ConfigAgreement.Agrees)]
    [InlineData("proxy_pass_request_headers off;", "request-headers-dropped", ConfigAgreement.Agrees)]
    [InlineData("", "idle-timeout", ConfigAgreement.Agrees)]
    [InlineData("", "body-limit", ConfigAgreement.Agrees)]
    [InlineData("", "websocket-blocked", ConfigAgreement.Agrees)]
    [InlineData("proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;", "websocket-blocked", ConfigAgreement.Contradicts)]
    [InlineData("limit_conn a 2;", "connection-limit", ConfigAgreement.Agrees)]
    [InlineData("", "connection-limit", ConfigAgreement.Contradicts)]
    [InlineData("proxy_intercept_errors on; error_page 401 /e;", "errors-rewritten", ConfigAgreement.Agrees)]
    [InlineData("", "a-code-that-nobody-knows", ConfigAgreement.Silent)]
    public void A_finding_is_set_against_the_text(string content, string code, ConfigAgreement agreement) =>
        Assert.Equal(agreement, MeasuredAgainstText.Compare(Found(code), ConfigTexts.ReadLocation(content).Directives).Agreement);

    [Fact]
    public void A_contradiction_says_what_both_say_and_what_that_may_mean() => Assert.Equal(
        "The text says `proxy_buffering off` at nginx.conf:1, and the measurement shows events in blocks: "
            + "this is not the configuration that runs, another hop does it, or another location answers.",
        MeasuredAgainstText.Compare(Found("block-buffering"), ConfigTexts.ReadLocation("proxy_buffering off;").Directives).Sentence);

    [Fact]
    public void An_agreement_names_the_directive_and_its_line() => Assert.Equal(
        "Agrees with what was measured: `proxy_buffering on` at nginx.conf:1.",
        MeasuredAgainstText.Compare(Found("block-buffering"), ConfigTexts.ReadLocation("proxy_buffering on;").Directives).Sentence);

    [Fact]
    public void Every_code_that_a_directive_explains_stands_in_the_table_with_that_directive()
    {
        string[] contents =
        [
            "", "proxy_http_version 1.0;", "proxy_pass_request_headers off;", "gzip on; gzip_types *; limit_rate 1; ssi on; ssi_types *;",
            "proxy_set_header Last-Event-ID 1; proxy_set_header Cookie 1; proxy_ignore_client_abort on; proxy_store on;",
            "proxy_ignore_headers X-Accel-Buffering Cache-Control; proxy_cache c; send_timeout 1; limit_conn a 1; limit_req zone=b burst=2;",
            "deny all; auth_basic x; auth_request /a; error_page 404 =200 /x; proxy_intercept_errors on; add_header Content-Type x;", "return 204;", "return 302 /x;",
        ];

        Assert.All(contents.SelectMany(content => ConfigTexts.ReadLocation(content).Directives), one => Assert.All(
            one.Explains, code => Assert.Contains(one.Name, FindingTable.Suspects[code].Directives)));
    }

    private static Finding Found(string code) =>
        new(code, FindingSeverity.Fault, Certainty.Certain, "Something was measured.", "", [], [], [], "");
}
