using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.Browser;

namespace Dashboard.Tests.Diagnostics.Browser;

public sealed class BrowserPathsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:5080/", "http://127.0.0.1:8080/", true)]
    [InlineData("http://127.0.0.1:5080/", "http://127.0.0.1:5080/", "http://127.0.0.1:8080/", true)]
    [InlineData("http://localhost:8080/", "http://127.0.0.1:5080/", "http://localhost:8080/", true)]
    [InlineData("http://127.0.0.1:9090/", "http://127.0.0.1:5080/", "http://127.0.0.1:9090/", false)]
    public void The_page_itself_came_by_one_of_the_two_paths(string page, string direct, string proxied, bool isKnown)
    {
        var paths = Of(page);

        Assert.Equal((direct, proxied), (paths.Direct.Address.AbsoluteUri, paths.Proxied.Address.AbsoluteUri));
        Assert.Equal((null, null, isKnown), (paths.Direct.WhyNot, paths.Proxied.WhyNot, paths.Proxied.IsKnown));
    }

    [Fact]
    public void A_browser_elsewhere_is_never_sent_to_its_own_loopback_address()
    {
        var paths = Of("https://dash.example.org/diagnostics");

        Assert.Equal("127.0.0.1:5080 is an address of the server's own machine, which no other machine can reach", paths.Direct.WhyNot);
        Assert.Equal(("https://dash.example.org/", null, true), (paths.Proxied.Address.AbsoluteUri, paths.Proxied.WhyNot, paths.Proxied.CarriesPage));
    }

    [Fact]
    public void A_server_that_listens_on_every_address_is_reached_directly_by_the_name_that_the_page_has()
    {
        var paths = Of("http://dash.lan:5080/");

        Assert.Equal(("http://dash.lan:5080/", true), (paths.Direct.Address.AbsoluteUri, paths.Direct.CarriesPage));
        Assert.NotNull(paths.Proxied.WhyNot);
    }

    [Fact]
    public void A_page_that_came_over_https_may_read_nothing_over_http()
    {
        var paths = BrowserPaths.Of(Target("http://app.lan:5080/", "https://dash.lan/"), new Uri("https://dash.lan/"));

        Assert.StartsWith("a browser lets a page that came over https read nothing over http", paths.Direct.WhyNot, StringComparison.Ordinal);
    }

    private static BrowserPaths Of(string page) => BrowserPaths.Of(Target("http://127.0.0.1:5080/", "http://127.0.0.1:8080/"), new Uri(page));

    private static DiagnosisTarget Target(string direct, string proxied) => new(DiagnosisTarget.OwnId, "This server", direct, proxied, [], false);
}
