using Dashboard.Server.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Publishing;

public sealed class PublishMemoryTests
{
    [Fact]
    public async Task A_small_body_takes_the_memory_that_it_needs_and_not_that_of_the_largest_one_allowed()
    {
        var options = new PublishingOptions { MaxBodyBytes = 1024 * 1024 };
        var body = new PublishBody(Options.Create(options));
        await body.ReadAsync(Request(), "deploys", CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();

        await body.ReadAsync(Request(), "deploys", CancellationToken.None);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, options.MaxBodyBytes / 8);
    }

    private static HttpRequest Request() => new DefaultHttpContext
    {
        Request = { ContentType = "text/plain", Body = new MemoryStream("disk full on db1"u8.ToArray()) },
    }.Request;
}
