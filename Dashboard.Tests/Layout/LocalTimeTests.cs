using Bunit;
using Dashboard.Client.Layout;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Layout;

public sealed class LocalTimeTests : IAsyncDisposable
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private readonly PageContext _page = new();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void A_time_is_shown_by_the_viewers_clock_with_its_offset_at_hand() => Show("2026-11-22T11:00:07Z", "2026-11-22T12:00:00Z").MarkupMatches(
        """<time datetime="2026-11-22T11:00:07.000000Z" title="2026-11-22 12:00:07 +01:00">12:00:07</time>""");

    [Theory]
    [InlineData("2026-11-21T22:59:00Z", "11-21 23:59")]
    [InlineData("2026-11-21T23:01:00Z", "00:01:00")]
    public void What_is_not_of_the_viewers_today_shows_its_date(string time, string shown) =>
        Assert.Equal(shown, Show(time, "2026-11-22T12:00:00Z").Find("time").TextContent);

    private IRenderedComponent<LocalTime> Show(string time, string now)
    {
        _page.Time.SetUtcNow(DateTimeOffset.Parse(now));
        return _page.Render<LocalTime>(parameters => parameters
            .Add(one => one.Time, DateTimeOffset.Parse(time))
            .AddCascadingValue(s_berlin));
    }
}
