using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Experiments;

/// <summary>Whatever an address answers, the diagnosis ends with a verdict that says what it was.</summary>
public sealed class OddTargetTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    [Fact]
    public async Task Each_odd_answer_of_a_proxy_is_told_for_what_it_is()
    {
        (string Case, OddTarget Proxied, string Code)[] cases =
        [
            ("a page", new OddTarget("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello"), "wrong-location"),
            ("a stream under another name", new OddTarget("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\ndata: 1\n\ndata: 2\n\n"), "wrong-content-type"),
            ("a redirect", new OddTarget("HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"), "redirected"),
            ("401", Refusing(401), "refused-by-proxy"),
            ("403", Refusing(403), "refused-by-proxy"),
            ("502", Refusing(502), "upstream-down"),
            ("nothing but an end", new OddTarget(""), "proxy-resets"),
        ];

        await using var server = await StartAsync();
        var verdicts = await Task.WhenAll(cases.Select(one => AgainstAsync(server, one.Case, one.Proxied)));

        Assert.All(cases.Zip(verdicts), one => Assert.True(
            one.Second.Findings is [var first, ..] && first.Code == one.First.Code, $"{one.First.Case}: {one.Second.State}, {one.Second.Sentence}"));
    }

    [Fact]
    public async Task What_is_no_event_stream_at_all_is_never_healthy_and_never_an_error_of_ours()
    {
        (string Case, OddTarget Proxied)[] cases =
        [
            ("not HTTP", new OddTarget("SSH-2.0-OpenSSH_9.2\r\n")),
            ("endless headers", OddTarget.Endless("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n")),
            ("an endless line", OddTarget.Endless(Head + "data: ", new string('x', 10_000))),
            ("a stream without end and pause", OddTarget.Endless(Head, "data: " + new string('x', 60_000) + "\n\n")),
            ("invalid UTF-8", OddTarget.Endless(Head, "data: \u00ff\u00fe\n\n")),
            ("broken chunks", new OddTarget("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")),
            ("silence", new OddTarget((_, stop) => new TaskCompletionSource().Task.WaitAsync(stop))),
        ];

        await using var server = await StartAsync();
        var verdicts = await Task.WhenAll(cases.Select(one => AgainstAsync(server, one.Case, one.Proxied)));

        Assert.All(cases.Zip(verdicts), one => Assert.True(
            one.Second.State != VerdictState.Healthy && !one.Second.Sentence.Contains("mistake", StringComparison.Ordinal),
            $"{one.First.Case}: {one.Second.State}, {one.Second.Sentence}"));
    }

    [Fact]
    public async Task Where_nobody_listens_it_says_so()
    {
        await using var server = await StartAsync();
        using var direct = OddTarget.Streaming();

        var verdict = await DiagnoseAsync(server, "nobody", direct.Url, new Uri($"http://127.0.0.1:{FreePort.Next()}/events"));

        Assert.Equal("proxy-unreachable", Assert.Single(verdict.Findings).Code);
    }

    [Fact]
    public async Task A_direct_address_that_is_bad_as_well_is_not_blamed_on_the_proxy()
    {
        await using var server = await StartAsync();
        using var direct = Refusing(500);
        using var proxied = Refusing(500);

        var verdict = await DiagnoseAsync(server, "both", direct.Url, proxied.Url);

        Assert.Equal(VerdictState.NotTheProxy, verdict.State);
    }

    [Fact]
    public async Task The_same_stream_on_both_paths_of_a_foreign_target_is_healthy()
    {
        await using var server = await StartAsync();
        using var stream = OddTarget.Streaming();

        Assert.Equal(VerdictState.Healthy, (await DiagnoseAsync(server, "foreign", stream.Url, new Uri(stream.Url, "?by=proxy"))).State);
    }

    private static OddTarget Refusing(int status) => new($"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n");

    private static Task<TestServer> StartAsync() =>
        TestServer.StartAsync(["Diagnostics:Run:Foreign=00:00:02", "Diagnostics:Run:Exchange=00:00:02", "Diagnostics:Run:MaxRuns=8"]);

    private static async Task<Verdict> AgainstAsync(TestServer server, string name, OddTarget proxied)
    {
        using var direct = OddTarget.Streaming();
        using (proxied)
        {
            return await DiagnoseAsync(server, name, direct.Url, proxied.Url);
        }
    }

    private static async Task<Verdict> DiagnoseAsync(TestServer server, string name, Uri direct, Uri proxied)
    {
        Assert.Empty(server.Get<DiagnosisTargets>().TryAdd(
            new NewDiagnosisTarget(name, direct.AbsoluteUri, proxied.AbsoluteUri, [], AcceptsAnyCertificate: false), out var target));
        return (await server.DiagnoseAsync(target!.Id)).Verdict!;
    }
}
