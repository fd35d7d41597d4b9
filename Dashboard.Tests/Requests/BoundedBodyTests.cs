using Dashboard.Server.Requests;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Tests.Requests;

/// <summary>A body is read to its end, and one that is too long only as far as that shows.</summary>
public sealed class BoundedBodyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(9_999)]
    [InlineData(10_000)]
    public async Task A_body_that_is_not_too_long_is_read_whole(int length)
    {
        var body = Bytes(length);

        Assert.Equal(body, await ReadAsync(body, announced: null));
        Assert.Equal(body, await ReadAsync(body, length));
    }

    [Fact]
    public async Task One_byte_more_is_too_much_announced_or_not()
    {
        Assert.Null(await ReadAsync(Bytes(10_001), announced: null));
        Assert.Null(await ReadAsync([], announced: 10_001));
    }

    private static byte[] Bytes(int length) => [.. Enumerable.Range(0, length).Select(number => (byte)number)];

    private static Task<byte[]?> ReadAsync(byte[] body, long? announced)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = announced;
        return BoundedBody.ReadAsync(context.Request, 10_000, CancellationToken.None);
    }
}
