using System.Text;
using Dashboard.Bench.Screen;

namespace Dashboard.Tests.Bench;

public sealed class FloodTitleTests
{
    [Fact]
    public void Titles_are_found_among_the_bytes_of_a_rendering()
    {
        FloodTitle[] titles = [new(1, 1_700_000_000_000), new(23_456, 1_700_000_000_999)];
        byte[] batch = [0x31, 0xff, .. Utf8(titles[0]), 0, 0x31, .. Utf8(titles[1]), .. Utf8(titles[0]), 0xc3];

        Assert.Equal([titles[0], titles[1], titles[0]], FloodTitle.FindAll(batch));
    }

    [Theory]
    [InlineData("Notification 7 of the flood at 17000000")]
    [InlineData("Notification 7 of the flood")]
    [InlineData("Notification x of the flood at 1700000000000")]
    [InlineData("Notifications")]
    [InlineData("")]
    public void What_is_no_whole_title_is_none(string text) => Assert.Empty(FloodTitle.FindAll(Encoding.UTF8.GetBytes(text)));

    private static byte[] Utf8(FloodTitle title) => Encoding.UTF8.GetBytes(title.ToString());
}
