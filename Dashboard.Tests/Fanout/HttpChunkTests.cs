using System.Text;
using Dashboard.Server.Fanout;

namespace Dashboard.Tests.Fanout;

public sealed class HttpChunkTests
{
    [Theory]
    [InlineData(1, "1")]
    [InlineData(10, "a")]
    [InlineData(255, "ff")]
    [InlineData(65_536, "10000")]
    public void A_chunk_tells_the_length_of_its_text_in_hexadecimal_digits(int length, string size)
    {
        var text = new string('x', length);

        var (chunk, within) = HttpChunk.Around(Encoding.UTF8.GetBytes(text));

        Assert.Equal($"{size}\r\n{text}\r\n", Encoding.UTF8.GetString(chunk.Span));
        Assert.Equal(text, Encoding.UTF8.GetString(within.Span));
    }

    [Fact]
    public void There_is_no_chunk_around_nothing_because_it_would_end_the_body() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpChunk.Around([]));
}
