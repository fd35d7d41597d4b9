using Dashboard.Server.Access;

namespace Dashboard.Tests.Access;

public sealed class AccessOptionsValidatorTests
{
    [Fact]
    public void Every_wrong_origin_is_named_at_once()
    {
        string[] wrong = ["https://a.example/", "https://b.example/path", "*", "null", "", "c.example", "ftp://d.example"];
        var options = new AccessOptions();
        options.EmbedOrigins.Add("https://right.example");
        foreach (var origin in wrong)
        {
            options.EmbedOrigins.Add(origin);
        }

        Assert.Equal(
            wrong.Select((origin, index) =>
                $"Access:EmbedOrigins:{index + 1} is '{origin}'; it must be an origin such as https://intranet.example, without a path."),
            new AccessOptionsValidator().Validate(null, options).Failures);
    }

    [Fact]
    public void Every_proxy_that_is_no_address_is_named_at_once()
    {
        string[] wrong = ["nginx", "10.0.0.0/33", "10.1.2.3:80", "", "*"];
        var options = new AccessOptions();
        foreach (var proxy in (string[])["10.1.2.3", "10.1.0.0/16", "::1", "fd00::/8", "none", .. wrong])
        {
            options.TrustedProxies.Add(proxy);
        }

        Assert.Equal(
            wrong.Select((proxy, index) =>
                $"Access:TrustedProxies:{index + 5} is '{proxy}'; it must be an address such as 10.1.2.3, a network such as 10.1.0.0/16, or 'none'."),
            new AccessOptionsValidator().Validate(null, options).Failures);
    }

    [Theory]
    [InlineData("https://intranet.example")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080")]
    public void An_origin_is_a_scheme_a_host_and_perhaps_a_port(string origin)
    {
        var options = new AccessOptions();
        options.EmbedOrigins.Add(origin);

        Assert.True(new AccessOptionsValidator().Validate(null, options).Succeeded);
    }
}
