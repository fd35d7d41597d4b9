using System.Net;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Wire;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Wire;

/// <summary>However a connection ends, its observation says how, and nothing throws.</summary>
public sealed class WireEndTests : IDisposable
{
    private readonly WireRig _rig = new();

    [Theory]
    [InlineData(WireRig.ChunkedStream + "9\r\ndata: a\n\n\r\n", "in the middle of the body")]
    [InlineData(WireRig.Stream + "Content-Length: 10\r\n\r\ndata: a\n\n", "in the middle of the body")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-", "in the middle of the headers")]
    [InlineData("", "before any answer")]
    public async Task Whoever_closes_before_the_end_has_cut(string answer, string where)
    {
        var seen = await _rig.SeeAsync(answer);

        Assert.Equal(StreamEnd.Cut, seen.End);
        Assert.Contains(where, seen.Trouble, StringComparison.Ordinal);
        Assert.True(seen.SilenceMs >= 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData(WireRig.ChunkedStream + "9\r\ndata: a\n\n\r\n")]
    public async Task A_reset_is_told_from_a_close(string answer)
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(answer);
        await WireRig.ReadsAsync(stream, answer.Length > 0 ? 1 : 0);
        peer.Cut();

        Assert.Equal(StreamEnd.Reset, (await WireRig.EndAsync(stream)).End);
    }

    [Theory]
    [InlineData("data: a\n\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/2 200\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData(WireRig.ChunkedStream + "xyz\r\n")]
    [InlineData(WireRig.ChunkedStream + "\r\n\r\n")]
    [InlineData(WireRig.ChunkedStream + "1\r\nabc")]
    public async Task What_is_no_HTTP_is_called_that(string answer) =>
        Assert.Equal(StreamEnd.NotHttp, (await _rig.SeeAsync(answer)).End);

    [Fact]
    public async Task Headers_without_end_are_too_much()
    {
        var (stream, peer) = await _rig.OpenAsync(new WireLimits { HeadBytes = 1000 });
        await peer.SendAsync("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("X-More: and more\r\n", 60)));

        Assert.Equal(StreamEnd.TooMuch, (await WireRig.EndAsync(stream)).End);
        await peer.LeftAsync();
    }

    [Fact]
    public async Task Interim_answers_without_end_are_too_much()
    {
        var (stream, peer) = await _rig.OpenAsync(new WireLimits { HeadBytes = 1000 });
        await peer.SendAsync(string.Concat(Enumerable.Repeat("HTTP/1.1 102 Processing\r\n\r\n", 60)));

        Assert.Equal(StreamEnd.TooMuch, (await WireRig.EndAsync(stream)).End);
    }

    [Fact]
    public async Task A_body_without_end_is_too_much()
    {
        var (stream, peer) = await _rig.OpenAsync(new WireLimits { BodyBytes = 100_000 });
        await peer.SendAsync(WireRig.Stream + "\r\n" + string.Concat(Enumerable.Repeat(": comment\n\n", 10_000)));
        var seen = await WireRig.EndAsync(stream);

        Assert.Equal(StreamEnd.TooMuch, seen.End);
        Assert.Contains("100000 bytes", seen.Trouble, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("data: x\n")]
    public async Task A_line_or_an_event_without_end_is_too_much(string part) => Assert.Equal(
        StreamEnd.TooMuch,
        (await _rig.SeeAsync(WireRig.Stream + "\r\n" + string.Concat(Enumerable.Repeat(part, 2000)), new WireLimits { EventBytes = 1000 })).End);

    [Fact]
    public async Task What_is_more_than_an_observation_keeps_is_counted()
    {
        var (stream, peer) = await _rig.OpenAsync(new WireLimits { Reads = 3, Events = 2 });
        await peer.SendAsync(WireRig.Stream + "\r\n");
        for (var count = 1; count <= 5; count++)
        {
            await Eventually.True(() => stream.Current is var now && now.Reads.Count + now.UnkeptReads == count, $"{count} reads");
            await peer.SendAsync("data: a\n\ndata: b\n\n");
        }

        await Eventually.True(() => stream.Current.UnkeptReads == 3, "all reads");
        Assert.Equal((3, 2, 8), (stream.Current.Reads.Count, stream.Current.Events.Count, stream.Current.UnkeptEvents));
    }

    [Fact]
    public async Task A_port_where_nobody_listens_refuses()
    {
        var seen = await WireRig.EndAsync(_rig.Session.Open(_rig.Request(new Uri($"http://127.0.0.1:{FreePort.Next()}/"))));

        Assert.Equal((StreamEnd.ConnectionRefused, (double?)null), (seen.End, seen.ConnectedAtMs));
        Assert.NotNull(seen.EndedAtMs);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_given_up()
    {
        using var silent = new ScriptedStreamServer(backlog: 0);
        using var first = await RawConnection.OpenAsync(silent.Url);

        var seen = await WireRig.EndAsync(_rig.Session.Open(_rig.Request(silent.Url, new WireLimits { Connect = TimeSpan.FromMilliseconds(200) })));

        Assert.Equal(StreamEnd.ConnectTimedOut, seen.End);
    }

    [Fact]
    public async Task A_name_that_nobody_knows_is_not_found()
    {
        var limits = new WireLimits { Connect = TimeSpan.FromSeconds(2) };

        var seen = await WireRig.EndAsync(_rig.Session.Open(_rig.Request(new Uri("http://nobody.invalid/"), limits)));

        Assert.Equal(StreamEnd.NameNotFound, seen.End);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://localhost:1/")]
    [InlineData("http://2130706433:1/")]
    [InlineData("http://[::ffff:127.0.0.1]:1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task An_address_that_is_not_allowed_is_not_asked(string url)
    {
        var seen = await WireRig.EndAsync(_rig.Session.Open(new WireRequest { Url = new Uri(url) }));

        Assert.Equal(StreamEnd.AddressForbidden, seen.End);
        Assert.EndsWith("which the configuration does not allow to be asked.", seen.Trouble, StringComparison.Ordinal);
        Assert.Null(seen.ConnectedAtMs);
    }

    [Theory]
    [InlineData("http://user:secret@127.0.0.1/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_URL_that_no_diagnosis_asks_is_refused(string url)
    {
        var seen = await WireRig.EndAsync(_rig.Session.Open(_rig.Request(new Uri(url))));

        Assert.Equal(StreamEnd.AddressForbidden, seen.End);
        Assert.DoesNotContain("secret", seen.Url + seen.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_own_target_is_allowed_at_its_port_only()
    {
        var addresses = new AddressPolicy { OwnTargets = [new DnsEndPoint("127.0.0.1", _rig.Server.Url.Port)] };
        var own = _rig.Session.Open(new WireRequest { Url = _rig.Server.Url, Addresses = addresses });
        var other = _rig.Session.Open(new WireRequest { Url = new Uri("http://127.0.0.1:1/"), Addresses = addresses });

        await _rig.Server.AcceptAsync();
        Assert.Equal(StreamEnd.AddressForbidden, (await WireRig.EndAsync(other)).End);
        Assert.Equal(StreamEnd.Open, own.Current.End);
    }

    [Fact]
    public async Task Who_closes_a_stream_leaves_it_open_in_the_observation()
    {
        var (stream, peer) = await _rig.OpenAsync();
        await peer.SendAsync(WireRig.Stream + "\r\ndata: a\n\n");
        await WireRig.ReadsAsync(stream, 1);
        stream.Close();

        await stream.Ended.WaitAsync(Eventually.Limit);
        await peer.LeftAsync();
        Assert.Equal((StreamEnd.Open, (double?)null, 1), (stream.Current.End, stream.Current.EndedAtMs, stream.Current.Events.Count));
        stream.Close();
    }

    [Fact]
    public async Task A_session_that_ends_closes_every_connection()
    {
        var (stream, peer) = await _rig.OpenAsync();
        var asking = _rig.Session.ExchangeAsync(_rig.Request(), CancellationToken.None);
        var other = await _rig.Server.AcceptAsync();
        _rig.Session.Dispose();

        await stream.Ended.WaitAsync(Eventually.Limit);
        await peer.LeftAsync();
        await other.LeftAsync();
        Assert.Equal(StreamEnd.Open, (await asking.WaitAsync(Eventually.Limit)).End);
    }

    [Fact]
    public async Task A_session_that_is_over_opens_nothing_more()
    {
        _rig.Session.Dispose();
        var stream = _rig.Session.Open(_rig.Request());

        Assert.Null((await WireRig.EndAsync(stream)).HeadersAtMs);
    }

    public void Dispose() => _rig.Dispose();
}
