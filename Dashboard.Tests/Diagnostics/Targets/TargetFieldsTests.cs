using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Targets;

namespace Dashboard.Tests.Diagnostics.Targets;

public sealed class TargetFieldsTests
{
    private static readonly NewDiagnosisTarget s_good = new(
        " Deploys ", "http://app.internal.example:5080/sse", "https://app.example.org/sse?stream=a", [new HeaderField("X-Tenant", " acme ")], AcceptsAnyCertificate: true);

    [Fact]
    public void A_good_target_is_taken_in_its_plain_form()
    {
        var (target, errors) = Check(s_good);

        Assert.Empty(errors);
        Assert.Equal(
            ("Deploys", "http://app.internal.example:5080/sse", "https://app.example.org/sse?stream=a", true),
            (target.Name, target.DirectUrl, target.ProxiedUrl, target.AcceptsAnyCertificate));
        Assert.Equal([new HeaderField("X-Tenant", "acme")], target.Headers);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_in_one_try() => Assert.Equal(
        ["directUrl", "headers[0].name", "headers[0].value", "name", "proxiedUrl"],
        Check(new NewDiagnosisTarget("", "", "ftp://a", [new HeaderField("", "")], AcceptsAnyCertificate: false)).Errors.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1")]
    public void Names_are_1_to_80_characters_in_one_line(string name) =>
        Assert.Equal(["Write 1 to 80 characters in one line."], Check(s_good with { Name = name }).Errors["name"]);

    [Theory]
    [InlineData("", "Write the address of the event stream")]
    [InlineData("app.example.org/sse", "begins with http:// or https://")]
    [InlineData("//app.example.org/sse", "begins with http:// or https://")]
    [InlineData("file:///etc/passwd", "begins with http:// or https://")]
    [InlineData("ftp://app.example.org/", "begins with http:// or https://")]
    [InlineData("http://", "begins with http:// or https://")]
    [InlineData("https://user:secret@app.example.org/sse", "Leave user and password out")]
    [InlineData("https://app.example.org/sse#top", "Leave out what follows '#'")]
    [InlineData("http://app.example.org:0/", "port from 1 to 65535")]
    [InlineData("http://169.254.169.254/latest/meta-data", "never diagnosed")]
    [InlineData("http://[fe80::1]/", "never diagnosed")]
    [InlineData("http://0.0.0.0/", "never diagnosed")]
    [InlineData("http://239.1.1.1/", "never diagnosed")]
    [InlineData("http://127.0.0.1:6379/", "this machine itself")]
    [InlineData("http://localhost:6379/", "this machine itself")]
    [InlineData("http://LOCALHOST.:6379/", "this machine itself")]
    [InlineData("http://redis.localhost/", "this machine itself")]
    [InlineData("http://[::1]/", "this machine itself")]
    [InlineData("http://[::ffff:127.0.0.1]/", "this machine itself")]
    [InlineData("http://2130706433/", "this machine itself")]
    [InlineData("http://0x7f.1/", "this machine itself")]
    [InlineData("http://0177.0.0.1/", "this machine itself")]
    [InlineData("http://10.0.0.7/", "a private address")]
    public void An_address_that_is_refused_says_what_to_write(string url, string reason)
    {
        Assert.Contains(reason, Assert.Single(Check(s_good with { DirectUrl = url }).Errors["directUrl"]), StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Single(Check(s_good with { ProxiedUrl = url }).Errors["proxiedUrl"]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_too_long_says_how_long_it_may_be() => Assert.Equal(
        ["Has 2001 characters; at most 2000 are taken."],
        Check(s_good with { DirectUrl = "http://a.example/".PadRight(2001, 'a') }).Errors["directUrl"]);

    [Theory]
    [InlineData("https://APP.example.org:443/sse?stream=a")]
    [InlineData("https://app.example.org/sse?stream=a")]
    public void There_is_nothing_to_compare_with_itself(string direct) =>
        Assert.Contains("Is the direct address", Assert.Single(Check(s_good with { DirectUrl = direct }).Errors["proxiedUrl"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("X Tenant", "only letters, digits")]
    [InlineData("X-Tenant:", "only letters, digits")]
    [InlineData("X-Tenänt", "only letters, digits")]
    [InlineData("a\r\nb", "only letters, digits")]
    [InlineData("connection", "belongs to one connection")]
    [InlineData("Transfer-Encoding", "belongs to one connection")]
    [InlineData("Upgrade", "belongs to one connection")]
    [InlineData("HOST", "comes from the address")]
    [InlineData("Content-Length", "counts what it sends")]
    [InlineData("Last-Event-ID", "tries whether it gets through")]
    [InlineData("Accept-Encoding", "with and without compression")]
    [InlineData("Dashboard-Probe-Custom", "the diagnosis sets it")]
    [InlineData("Dashboard-Server-Key", "the server's own")]
    public void A_header_that_is_refused_says_why(string name, string reason) => Assert.Contains(
        reason, Assert.Single(Check(s_good with { Headers = [new HeaderField("A", "b"), new HeaderField(name, "v")] }).Errors["headers[1].name"]), StringComparison.Ordinal);

    [Fact]
    public void The_key_to_the_probes_of_another_server_may_be_sent() =>
        Assert.Empty(Check(s_good with { Headers = [new HeaderField("Dashboard-Probe-Key", "v")] }).Errors);

    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("größer")]
    [InlineData(" ")]
    public void A_value_cannot_begin_another_header(string value) =>
        Assert.Equal(["headers[0].value"], Check(s_good with { Headers = [new HeaderField("A", value)] }).Errors.Keys);

    [Fact]
    public void Headers_are_bounded_and_named_once()
    {
        var many = Enumerable.Range(0, 21).Select(index => new HeaderField($"X-{index}", "v")).ToArray();

        Assert.Empty(Check(s_good with { Headers = many[..20] }).Errors);
        Assert.Equal(["There are 21; at most 20 are taken."], Check(s_good with { Headers = many }).Errors["headers"]);
        Assert.Equal(["headers[1].name"], Check(s_good with { Headers = [new("Cookie", "a=1"), new("cookie", "b=2")] }).Errors.Keys);
        Assert.Equal(["headers[0].value"], Check(s_good with { Headers = [new("Cookie", new string('a', 4097))] }).Errors.Keys);
    }

    private static (NewDiagnosisTarget Target, Dictionary<string, string[]> Errors) Check(NewDiagnosisTarget target) =>
        TargetFields.Check(target, new TargetNetworks([]), new TargetOptions());
}
