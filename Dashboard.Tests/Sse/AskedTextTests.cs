using Dashboard.Server.Sse;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Sse;

public sealed class AskedTextTests
{
    [Theory]
    [InlineData("ops", "", "/sse/ops")]
    [InlineData("ops", "?severity=warning&q=disk&last=10", "/sse/ops?severity=warning&q=disk&last=10")]
    [InlineData(null, "?stream=a&stream=b&tag=db", "/sse?stream=a&stream=b&tag=db")]
    [InlineData("ops", "?lastEventId=a-12&since=1h", "/sse/ops?since=1h")]
    [InlineData("ops", "?token=canary&since=1h", "/sse/ops?since=1h&…")]
    [InlineData("ops", "?canary", "/sse/ops?…")]
    [InlineData("ops", "?access_token=canary&key=canary&Authorization=canary", "/sse/ops?…")]
    public void Streams_and_filter_are_shown_and_nothing_that_may_be_secret(string? stream, string query, string shown)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);

        Assert.Equal(shown, AskedText.Of(request, stream));
    }
}
