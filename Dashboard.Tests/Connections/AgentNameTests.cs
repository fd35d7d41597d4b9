using Dashboard.Client.Connections;

namespace Dashboard.Tests.Connections;

public sealed class AgentNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", "Chrome 131")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/132.0.0.0", "Edge 132")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 OPR/116.0.0.0", "Opera 116")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox 133")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Safari 18")]
    [InlineData("curl/8.5.0", "curl 8.5.0")]
    [InlineData("python-requests/2.32.3 extra", "python-requests 2.32.3")]
    [InlineData("just a name", "just")]
    [InlineData("  ", "–")]
    [InlineData(null, "–")]
    public void A_client_is_named_in_a_word(string? userAgent, string name) => Assert.Equal(name, AgentName.Of(userAgent));
}
