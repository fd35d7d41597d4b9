using Dashboard.Client.Layout;

namespace Dashboard.Tests.Layout;

public sealed class SizesTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(999.5, "1.0 kB")]
    [InlineData(9_949, "9.9 kB")]
    [InlineData(9_950, "10 kB")]
    [InlineData(999_499, "999 kB")]
    [InlineData(999_500, "1.0 MB")]
    [InlineData(34_000_000, "34 MB")]
    [InlineData(5_600_000_000, "5.6 GB")]
    [InlineData(1_234_000_000_000, "1,234 GB")]
    public void Bytes_are_written_with_as_many_digits_as_are_read(double bytes, string text) => Assert.Equal(text, Sizes.Bytes(bytes));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.04, "0")]
    [InlineData(0.4, "0.4")]
    [InlineData(9.95, "10")]
    [InlineData(12_345.6, "12,346")]
    public void Rates_too(double perSecond, string text) => Assert.Equal(text, Sizes.Rate(perSecond));
}
