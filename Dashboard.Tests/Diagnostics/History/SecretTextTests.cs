using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Server.Diagnostics.History;

namespace Dashboard.Tests.Diagnostics.History;

public sealed class SecretTextTests
{
    [Theory]
    [InlineData("Authorization")]
    [InlineData("proxy-authorization")]
    [InlineData("Cookie")]
    [InlineData("Set-Cookie")]
    [InlineData("X-Api-Key")]
    [InlineData("Ocp-Apim-Subscription-Key")]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("X-CSRF-Token")]
    [InlineData("X-Auth")]
    [InlineData("Client_Secret")]
    public void Values_go_by_the_name_of_their_header(string name) =>
        Assert.Equal(new HeaderField(name, "(removed)"), SecretText.Header(new HeaderField(name, "abc")));

    [Theory]
    [InlineData("WWW-Authenticate", "Basic realm=\"ops\"")]
    [InlineData("Content-Type", "text/event-stream")]
    [InlineData("Server", "nginx/1.22.1")]
    [InlineData("X-Keyboard", "qwerty")]
    [InlineData("ETag", "\"33a64df551425fcc55e4d42a148795d9f25f89d4\"")]
    public void Other_values_stay(string name, string value) => Assert.Equal(new HeaderField(name, value), SecretText.Header(new HeaderField(name, value)));

    [Theory]
    [InlineData("https://user:pass@host/sse", "https://(removed)@host/sse")]
    [InlineData("see https://user@host/, it says", "see https://(removed)@host/, it says")]
    [InlineData("http://h/sse?token=abc&stream=a", "http://h/sse?token=(removed)&stream=a")]
    [InlineData("http://h/sse?stream=a&X-Amz-Signature=abc", "http://h/sse?stream=a&X-Amz-Signature=(removed)")]
    [InlineData("http://h/sse?api_key=abc#x", "http://h/sse?api_key=(removed)#x")]
    [InlineData("http://h/sse?u=4fJ9aK2mQ8xT1zL6vB3nR7wY", "http://h/sse?u=(removed)")]
    [InlineData("it sent Bearer abcdefghijklmnop.q, twice", "it sent Bearer (removed), twice")]
    [InlineData("id eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_d end", "id (removed) end")]
    public void Secrets_go_by_their_looks(string text, string plain) => Assert.Equal(plain, SecretText.Text(text));

    [Theory]
    [InlineData("http://h/sse/_diag/status?code=503")]
    [InlineData("http://h/sse?stream=deploys&since=all&severity=warning")]
    [InlineData("mail ops@example.org about Basic authentication")]
    [InlineData("59 events arrived together after 5202 ms")]
    public void What_people_need_stays(string text) => Assert.Equal(text, SecretText.Text(text));

    [Fact]
    public void A_text_that_was_made_to_be_slow_is_not()
    {
        var text = new string('?', 100_000) + new string('=', 100_000);

        Assert.NotNull(SecretText.Text(text));
    }
}
