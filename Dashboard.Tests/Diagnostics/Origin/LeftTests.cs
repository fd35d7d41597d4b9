using System.Net;
using System.Net.Http.Json;
using Dashboard.Server.Diagnostics.Observations;
using Dashboard.Server.Diagnostics.Origin;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Origin;

public sealed class LeftTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_application_notices_when_the_reader_of_an_idle_stream_leaves(bool proxied)
    {
        await using var proxy = proxied ? await NginxProxy.StartAsync(shared.Server.Url) : null;
        var session = proxied ? "aaaaaaaa" : "bbbbbbbb";
        var url = new Uri(proxy?.Url ?? shared.Server.Url, $"/sse/_diag/stream?session={session}&count=1&idle=1");
        string nonce;
        await using (var subscription = await TestSubscription.OpenAsync(url))
        {
            nonce = subscription.Response.Headers.GetValues(ProbeHeaders.Marker).Single();
            await ProbeEvent.TakeAsync(subscription, 1);
            Assert.Equal(new LeftAnswer(Open: true, LeftAfterMs: null), await LeftAsync(nonce));
        }

        await Eventually.True(async () => !(await LeftAsync(nonce)).Open, "the application has noticed");

        Assert.InRange((await LeftAsync(nonce)).LeftAfterMs!.Value, 0.1, Eventually.Limit.TotalMilliseconds);
    }

    [Fact]
    public async Task A_stream_that_came_to_its_end_was_not_left()
    {
        await using var subscription = await shared.Server.SubscribeAsync("/sse/_diag/stream?session=cccccccc&count=1");
        var nonce = subscription.Response.Headers.GetValues(ProbeHeaders.Marker).Single();
        await subscription.EndAsync();

        await Eventually.True(async () => !(await LeftAsync(nonce)).Open, "the stream has ended");
        Assert.Null((await LeftAsync(nonce)).LeftAfterMs);
    }

    [Fact]
    public async Task A_stream_that_nobody_knows_is_not_found()
    {
        using var response = await shared.Server.Http.GetAsync(new Uri("/sse/_diag/left?connection=0000", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.True(response.Headers.Contains(ProbeHeaders.Marker));
    }

    private async Task<LeftAnswer> LeftAsync(string nonce) => (await shared.Server.Http.GetFromJsonAsync(
        $"/sse/_diag/left?connection={nonce}", OriginJson.Default.LeftAnswer))!;
}
